import { Fragment, useMemo, type ReactNode } from 'react';
import {
  CodeBlock,
  CodeBlockCode,
  Content,
  List,
  ListItem,
  OrderType,
} from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Lexer, type Token, type Tokens } from 'marked';
import { Link } from 'react-router';
import { linkOf } from './linkOf';

/** Marked's tokens have one shape for each type, and one for types of extensions, of which there are none. */
type Known =
  | Tokens.Blockquote
  | Tokens.Br
  | Tokens.Code
  | Tokens.Codespan
  | Tokens.Em
  | Tokens.Escape
  | Tokens.Heading
  | Tokens.HTML
  | Tokens.Link
  | Tokens.List
  | Tokens.Paragraph
  | Tokens.Space
  | Tokens.Strong
  | Tokens.Table
  | Tokens.Text;

const DocLink = ({ href, children }: { href: string; children: ReactNode }) => {
  const { to, isOutside } = linkOf(href);
  return isOutside ? (
    <a href={to} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ) : (
    <Link to={to}>{children}</Link>
  );
};

/** Words within a line. HTML stays the text that it is: nothing of a file becomes markup by itself. */
const Inline = ({ tokens }: { tokens: readonly Token[] | undefined }) =>
  tokens?.map((token, index) => <InlineToken key={index} token={token as Known} />);

const InlineToken = ({ token }: { token: Known }) => {
  switch (token.type) {
    case 'codespan':
      return <code>{token.text}</code>;
    case 'strong':
      return (
        <strong>
          <Inline tokens={token.tokens} />
        </strong>
      );
    case 'em':
      return (
        <em>
          <Inline tokens={token.tokens} />
        </em>
      );
    case 'link':
      return (
        <DocLink href={token.href}>
          <Inline tokens={token.tokens} />
        </DocLink>
      );
    case 'br':
      return <br />;
    case 'text':
      return token.tokens ? <Inline tokens={token.tokens} /> : unescaped(token.text);
    case 'escape':
      return token.text;
    default:
      return token.raw;
  }
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** Marked escapes some signs for HTML, which React does by itself. */
const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

const TableOf = ({ table, label }: { table: Tokens.Table; label: string }) => (
  <Table variant="compact" aria-label={label}>
    <Thead>
      <Tr>
        {table.header.map((cell, index) => (
          <Th key={index}>
            <Inline tokens={cell.tokens} />
          </Th>
        ))}
      </Tr>
    </Thead>
    <Tbody>
      {table.rows.map((row, line) => (
        <Tr key={line}>
          {row.map((cell, index) => (
            <Td key={index} dataLabel={unescaped(table.header[index]?.text ?? '')}>
              <Inline tokens={cell.tokens} />
            </Td>
          ))}
        </Tr>
      ))}
    </Tbody>
  </Table>
);

const ListOf = ({ list, label }: { list: Tokens.List; label: string }) => {
  const items = list.items.map((item, index) => (
    <ListItem key={index}>
      <Blocks tokens={item.tokens} label={label} />
    </ListItem>
  ));
  return list.ordered ? (
    <List component="ol" type={OrderType.number}>
      {items}
    </List>
  ) : (
    <List>{items}</List>
  );
};

const Block = ({ token, label }: { token: Known; label: string }) => {
  switch (token.type) {
    case 'heading':
      return (
        <Content component={headings[token.depth - 1] ?? 'h6'}>
          <Inline tokens={token.tokens} />
        </Content>
      );
    case 'paragraph':
      return (
        <Content component="p">
          <Inline tokens={token.tokens} />
        </Content>
      );
    case 'list':
      return <ListOf list={token} label={label} />;
    case 'table':
      return <TableOf table={token} label={label} />;
    case 'code':
      return (
        <CodeBlock>
          <CodeBlockCode>{token.text}</CodeBlockCode>
        </CodeBlock>
      );
    case 'blockquote':
      return (
        <Content component="blockquote">
          <Blocks tokens={token.tokens} label={label} />
        </Content>
      );
    case 'space':
      return null;
    default:
      // Lines of a list without paragraphs of its own.
      return <InlineToken token={token} />;
  }
};

/** Tables are called by the heading above them. */
const Blocks = ({ tokens, label }: { tokens: readonly Token[]; label: string }) => {
  let heading = label;
  return tokens.map((each, index) => {
    const token = each as Known;
    if (token.type === 'heading') heading = unescaped(token.text);
    return (
      <Fragment key={index}>
        <Block token={token} label={heading} />
      </Fragment>
    );
  });
};

interface MarkdownProps {
  text: string;
  /** What the text is called: the name of tables that stand before its first heading. */
  label: string;
}

/** A page of the documentation. */
export const Markdown = ({ text, label }: MarkdownProps) => {
  const tokens = useMemo(() => new Lexer().lex(text), [text]);
  return (
    <Content>
      <Blocks tokens={tokens} label={label} />
    </Content>
  );
};
