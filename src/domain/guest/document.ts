import { msg } from '../core/msg';
import { listAt } from '../core/resource';
import type { TextOnly } from '../forms/form';
import { readYamlText, renameInYaml, setInYaml } from '../text/yaml-text';
import { readGuestNetwork, type GuestNetwork, type GuestPath } from './network-data';
import { entryOf1, entryOf2, type NewNic } from './new-nic';

/** Network data as a text that is kept byte for byte, and what it says. */
export interface GuestDocument {
  text: string;
  network: GuestNetwork;
}

const textOnly = (reason: string, params: TextOnly['params'] = {}): TextOnly => ({
  kind: 'text-only',
  reason,
  params,
});

/** A text as a document for the form, or why it is shown as text only. Never throws. */
export const openGuestText = (
  text: string,
): { kind: 'document'; document: GuestDocument } | TextOnly => {
  const read = readYamlText(text);
  if (read.kind === 'refused') return textOnly(read.reason);
  const network = readGuestNetwork(read.value);
  return network
    ? { kind: 'document', document: { text, network } }
    : textOnly(msg('The text is neither version 1 nor version 2 of network data.'));
};

/** The document with another text; one that cannot be read changes nothing. */
const reopened = (document: GuestDocument, text: string): GuestDocument => {
  if (text === document.text) return document;
  const opened = openGuestText(text);
  return opened.kind === 'document' ? opened.document : document;
};

/**
 * Sets one value of a document, or removes it (`undefined`).
 *
 * @param keep steps of the path that stay where removing leaves them empty; all by default
 */
export const setInGuest = (
  document: GuestDocument,
  path: GuestPath,
  value: unknown,
  keep?: number,
): GuestDocument => reopened(document, setInYaml(document.text, path, value, keep));

/** Gives an interface of version 2 another key. */
export const renameInGuest = (
  document: GuestDocument,
  path: GuestPath,
  name: string,
): GuestDocument => reopened(document, renameInYaml(document.text, path, name));

/** A name that no interface of a document has yet. */
const freeId = ({ network }: GuestDocument, wanted: string): string => {
  const taken = new Set(network.nics.map(({ id }) => id));
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
  return id;
};

const EMPTY = 'version: 2\nethernets: {}\n';

/** Adds an interface behind the others. */
export const addNic = (document: GuestDocument, nic: NewNic): GuestDocument => {
  const { version, base, data } = document.network;
  if (version === 1) {
    const at = listAt(data, 'config').length;
    return setInGuest(document, [...base, 'config', at], entryOf1(nic));
  }
  const id = freeId(document, nic.id);
  return setInGuest(document, [...base, 'ethernets', id], entryOf2(nic));
};

/** Removes an interface; one that is not there changes nothing. */
export const removeNic = (document: GuestDocument, index: number): GuestDocument => {
  const nic = document.network.nics[index];
  return nic ? setInGuest(document, nic.path, undefined) : document;
};

/** A text of version 2 with these interfaces. */
export const newGuestText = (nics: readonly NewNic[]): string => {
  const opened = openGuestText(EMPTY);
  if (opened.kind !== 'document') return EMPTY;
  return nics.reduce(addNic, opened.document).text;
};

export type { NewNic } from './new-nic';
