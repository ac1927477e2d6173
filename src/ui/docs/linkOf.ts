import { codePath, helpPath } from '../routes';

interface DocLink {
  to: string;
  /** Whether it leads out of the console. */
  isOutside: boolean;
}

/**
 * Where a link of a page in `docs` leads within the console: findings and other pages of the help have
 * pages here, as their files have in the repository.
 */
export const linkOf = (href: string): DocLink => {
  const code = /(?:^|\/)(VMN\d{3})\.md$/.exec(href)?.[1];
  if (code !== undefined) return { to: codePath(code), isOutside: false };
  const page = /^(?:\.\/)?([\w-]+)\.md$/.exec(href)?.[1];
  if (page !== undefined) return { to: helpPath(page), isOutside: false };
  return { to: href, isOutside: true };
};
