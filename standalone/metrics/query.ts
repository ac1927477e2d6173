import { parser } from '@prometheus-io/lezer-promql';
import type { SyntaxNode } from '@lezer/common';

/** A query that Prometheus would not understand, or that is not simulated. */
export class BadQuery extends Error {}

export interface Matcher {
  label: string;
  operator: string;
  value: string;
}

export interface Selector {
  kind: 'selector';
  matchers: readonly Matcher[];
  /** Seconds back. */
  offset: number;
}

/** The shapes of PromQL that are simulated. */
export type Expression =
  | Selector
  | { kind: 'change'; isRate: boolean; of: Selector; range: number }
  | { kind: 'sum'; by: readonly string[]; of: Expression }
  | {
      kind: 'relabel';
      of: Expression;
      target: string;
      replacement: string;
      source: string;
      pattern: string;
    }
  | { kind: 'or'; left: Expression; right: Expression };

const UNITS: Record<string, number> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

const childrenOf = (node: SyntaxNode): SyntaxNode[] => {
  const all: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) all.push(child);
  return all;
};

/** Reads one query by the grammar of Prometheus itself. */
class Reader {
  constructor(private readonly text: string) {}

  private textOf(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to);
  }

  private refuse(node: SyntaxNode, why: string): never {
    throw new BadQuery(`invalid parameter "query": 1:${node.from + 1}: ${why}`);
  }

  private child(node: SyntaxNode, name: string): SyntaxNode {
    return node.getChild(name) ?? this.refuse(node, `parse error: ${name} is missing`);
  }

  private string(node: SyntaxNode): string {
    const quoted = this.textOf(node);
    if (!quoted.startsWith('"')) return quoted.slice(1, -1);
    return JSON.parse(quoted) as string;
  }

  private seconds(node: SyntaxNode): number {
    const parts = [...this.textOf(node).matchAll(/(\d+)(ms|[smhdwy])/g)];
    if (parts.length === 0) this.refuse(node, 'parse error: not a valid duration string');
    return parts.reduce(
      (sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? 0),
      0,
    );
  }

  private selector(node: SyntaxNode): Selector {
    const name = node.getChild('Identifier');
    const list = node.getChild('LabelMatchers');
    const matchers = (list?.getChildren('UnquotedLabelMatcher') ?? []).map((matcher) => ({
      label: this.textOf(this.child(matcher, 'LabelName')),
      operator: this.textOf(this.child(matcher, 'MatchOp')),
      value: this.string(this.child(matcher, 'StringLiteral')),
    }));
    const own = name ? [{ label: '__name__', operator: '=', value: this.textOf(name) }] : [];
    return { kind: 'selector', matchers: [...own, ...matchers], offset: 0 };
  }

  private change(node: SyntaxNode, body: SyntaxNode, isRate: boolean): Expression {
    const matrix = this.child(body, 'MatrixSelector');
    const [, duration] = childrenOf(matrix);
    if (!duration) this.refuse(node, 'parse error: a range is missing');
    return {
      kind: 'change',
      isRate,
      of: this.selector(this.child(matrix, 'VectorSelector')),
      range: this.seconds(duration),
    };
  }

  private relabel(node: SyntaxNode, body: SyntaxNode): Expression {
    const [of, target, replacement, source, pattern] = childrenOf(body);
    if (!of || !target || !replacement || !source || !pattern) {
      this.refuse(node, 'parse error: expected 5 argument(s) in call to "label_replace"');
    }
    return {
      kind: 'relabel',
      of: this.expression(of),
      target: this.string(target),
      replacement: this.string(replacement),
      source: this.string(source),
      pattern: this.string(pattern),
    };
  }

  private call(node: SyntaxNode): Expression {
    const name = this.textOf(this.child(node, 'FunctionIdentifier'));
    const body = this.child(node, 'FunctionCallBody');
    if (name === 'rate' || name === 'increase') return this.change(node, body, name === 'rate');
    if (name === 'label_replace') return this.relabel(node, body);
    return this.refuse(node, `"${name}" is not simulated`);
  }

  private aggregate(node: SyntaxNode): Expression {
    const name = this.textOf(this.child(node, 'AggregateOp'));
    if (name !== 'sum') this.refuse(node, `"${name}" is not simulated`);
    const modifier = node.getChild('AggregateModifier');
    if (modifier?.getChild('Without')) this.refuse(node, '"without" is not simulated');
    const labels = modifier?.getChild('GroupingLabels')?.getChildren('LabelName') ?? [];
    const [of] = childrenOf(this.child(node, 'FunctionCallBody'));
    if (!of) this.refuse(node, 'parse error: no arguments for aggregate expression provided');
    return { kind: 'sum', by: labels.map((label) => this.textOf(label)), of: this.expression(of) };
  }

  private either(node: SyntaxNode): Expression {
    const [left, operator, right] = childrenOf(node);
    if (!left || !right || operator?.name !== 'Or') {
      this.refuse(node, `"${operator ? this.textOf(operator) : ''}" is not simulated`);
    }
    return { kind: 'or', left: this.expression(left), right: this.expression(right) };
  }

  private moved(node: SyntaxNode): Expression {
    const back = this.seconds(this.child(node, 'OffsetDurationExpr'));
    return { ...this.selector(this.child(node, 'VectorSelector')), offset: back };
  }

  expression(node: SyntaxNode): Expression {
    switch (node.name) {
      case 'VectorSelector':
        return this.selector(node);
      case 'OffsetExpr':
        return this.moved(node);
      case 'FunctionCall':
        return this.call(node);
      case 'AggregateExpr':
        return this.aggregate(node);
      case 'BinaryExpr':
        return this.either(node);
      case 'ParenExpr': {
        const [inner] = childrenOf(node);
        return inner ? this.expression(inner) : this.refuse(node, 'parse error: nothing in ()');
      }
      default:
        return this.refuse(node, `${node.name} is not simulated`);
    }
  }

  whole(): Expression {
    if (this.text.trim() === '') {
      throw new BadQuery(
        'invalid parameter "query": unknown position: parse error: no expression found in input',
      );
    }
    const tree = parser.parse(this.text);
    tree.iterate({
      enter: ({ node }) => {
        if (node.type.isError) this.refuse(node, 'parse error: unexpected input');
      },
    });
    const [only] = childrenOf(tree.topNode);
    if (!only) return this.refuse(tree.topNode, 'parse error: no expression found');
    return this.expression(only);
  }
}

/** Reads a query of the shapes that are simulated. @throws BadQuery */
export const readQuery = (text: string): Expression => new Reader(text).whole();
