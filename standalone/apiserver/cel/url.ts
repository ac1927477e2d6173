const SHAPE =
  /^(?:([A-Za-z][A-Za-z0-9+.-]*):\/\/(?:[^@/?#\s]*@)?(\[[0-9A-Fa-f:.]+\]|[^:/?#\s[\]]*)(?::(\d*))?)?(\/[^?#\s]*)?(?:\?[^#\s]*)?$/;

/** An absolute URL, or an absolute path, as CEL rules handle it: `url('https://example.com/a')`. */
export class URI {
  private constructor(
    readonly scheme: string,
    readonly hostname: string,
    readonly port: string,
    readonly path: string,
  ) {}

  static parse(text: string): URI | undefined {
    const [match, scheme = '', host = '', port = '', path = ''] = SHAPE.exec(text) ?? [];
    if (match === undefined || match === '' || (scheme === '' && path === '')) return undefined;
    return new URI(scheme.toLowerCase(), host.replace(/^\[|\]$/g, ''), port, path);
  }

  get host(): string {
    const name = this.hostname.includes(':') ? `[${this.hostname}]` : this.hostname;
    return this.port === '' ? name : `${name}:${this.port}`;
  }
}
