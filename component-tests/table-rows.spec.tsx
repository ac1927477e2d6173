import { useState } from 'react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TableOf } from '../src/ui/table/TableOf';
import { renderPages } from './support/render';

interface Thing {
  name: string;
  size: number;
}

const drawn: string[] = [];

const columns = [
  {
    key: 'name',
    label: 'Name',
    cell: ({ name, size }: Thing) => {
      drawn.push(name);
      return `${name} of ${size}`;
    },
  },
];

const keyOf = ({ name }: Thing): string => name;

const Things = () => {
  const [things, setThings] = useState([
    { name: 'first', size: 1 },
    { name: 'second', size: 1 },
  ]);
  const grow = () => setThings(([, ...others]) => [{ name: 'first', size: 2 }, ...others]);
  return (
    <>
      <button onClick={grow}>Grow</button>
      <TableOf label="Things" columns={columns} rows={things} keyOf={keyOf} />
    </>
  );
};

it('a row is drawn again when it has changed, and no other', async () => {
  await renderPages([{ path: '/things', element: <Things /> }], '/things');
  expect(await screen.findByText('second of 1')).toBeVisible();
  drawn.length = 0;
  await userEvent.click(screen.getByRole('button', { name: 'Grow' }));
  expect(await screen.findByText('first of 2')).toBeVisible();
  expect(new Set(drawn)).toEqual(new Set(['first']));
});
