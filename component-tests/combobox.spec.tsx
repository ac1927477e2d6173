/** @scenario empty */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type FormEvent } from 'react';
import { Combobox } from '../src/ui/combobox/Combobox';
import type { ComboOption } from '../src/ui/combobox/options';
import { renderPages } from './support/render';

const onSubmit = jest.fn((event: FormEvent) => event.preventDefault());

const Example = ({ options }: { options: readonly ComboOption[] }) => {
  const [value, setValue] = useState('');
  return (
    <form onSubmit={onSubmit}>
      <Combobox id="bridge" label="Bridge" options={options} value={value} onChange={setValue} />
      <button type="submit">Send</button>
    </form>
  );
};

const bridges: ComboOption[] = [
  { value: 'br1', description: 'on 3 of 3 nodes, MTU 9000' },
  { value: 'br2', description: 'on 1 of 3 nodes', isDisabled: true },
  { value: 'storage', description: 'on 2 of 3 nodes' },
];

const open = async (options: readonly ComboOption[] = bridges) => {
  onSubmit.mockClear();
  await renderPages([{ path: '/', element: <Example options={options} /> }], '/');
  return { user: userEvent.setup(), input: await screen.findByRole('combobox') };
};

const shown = () => screen.queryAllByRole('option').map((option) => option.textContent);

describe('a line of text with suggestions', () => {
  it('shows what is known of each, and takes over what is chosen', async () => {
    const { user, input } = await open();
    expect(input).toHaveAccessibleName('Bridge');
    await user.click(input);
    expect(input).toHaveAttribute('aria-expanded', 'true');
    expect(shown()).toEqual([
      'br1on 3 of 3 nodes, MTU 9000',
      'br2on 1 of 3 nodes',
      'storageon 2 of 3 nodes',
    ]);
    await user.click(screen.getByRole('option', { name: /^storage/ }));
    expect(input).toHaveValue('storage');
    await waitFor(() => expect(shown()).toEqual([]));
    await user.click(screen.getByRole('button', { name: 'Clear: Bridge' }));
    expect(input).toHaveValue('');
  });

  it('opens as soon as something is known where it was asked before, and not when it was left', async () => {
    const Late = () => {
      const [options, setOptions] = useState<readonly ComboOption[]>([]);
      return (
        <>
          <Example options={options} />
          <button onFocus={() => setOptions([])} onClick={() => setOptions(bridges)}>
            Read
          </button>
        </>
      );
    };
    await renderPages([{ path: '/', element: <Late /> }], '/');
    const user = userEvent.setup();
    const input = await screen.findByRole('combobox');
    const read = screen.getByRole('button', { name: 'Read' });
    await user.click(input);
    expect(input).toHaveAttribute('aria-expanded', 'false');
    act(() => read.click());
    expect(input).toHaveAttribute('aria-expanded', 'true');
    expect(shown()).toHaveLength(3);

    await user.keyboard('{Escape}');
    act(() => read.focus());
    await user.click(input);
    await user.tab();
    act(() => read.click());
    expect(input).toHaveAttribute('aria-expanded', 'false');
  });

  it('is used by keyboard alone', async () => {
    const { user, input } = await open();
    await user.click(input);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(input).toHaveValue('br1');
    expect(onSubmit).not.toHaveBeenCalled();
    // The list begins anew, also upwards.
    await user.keyboard('{ArrowUp}');
    expect(input).toHaveAttribute('aria-activedescendant', 'bridge-option-2');
    await user.keyboard('{Escape}');
    expect(input).toHaveAttribute('aria-expanded', 'false');
    expect(input).toHaveValue('br1');
    // What cannot be used is not taken.
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(input).toHaveValue('br1');
    await user.keyboard('{Escape}{Enter}');
    expect(onSubmit).toHaveBeenCalledTimes(1);
  });

  it('takes other text as it is typed', async () => {
    const { user, input } = await open();
    await user.type(input, 'else');
    expect(shown()).toEqual(['Nothing that is known matches. What you type is taken as it is.']);
    await user.tab();
    expect(input).toHaveValue('else');
    await waitFor(() => expect(shown()).toEqual([]));
  });

  it('shows a part of thousands, and finds the others by typing', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({ value: `vlan-${index}` }));
    const { user, input } = await open(many);
    await user.click(input);
    const list = screen.getByRole('listbox', { name: 'Suggestions' });
    expect(within(list).getAllByRole('option')).toHaveLength(50);
    expect(screen.getByText('4950 more: type a part of the name')).toBeInTheDocument();
    await user.type(input, '4321');
    expect(shown()).toEqual(['vlan-4321']);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(input).toHaveValue('vlan-4321');
  });

  it('does not get in the way where nothing is known', async () => {
    const { user, input } = await open([]);
    await user.click(screen.getByRole('button', { name: 'Show suggestions: Bridge' }));
    expect(shown()).toEqual(['There are no suggestions. What you type is taken as it is.']);
    await user.type(input, 'br9');
    expect(shown()).toEqual([]);
    await user.keyboard('{Enter}');
    expect(onSubmit).toHaveBeenCalledTimes(1);
  });
});
