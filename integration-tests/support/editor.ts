import { expect, type Locator, type Page } from '@playwright/test';

/** The name field of the editor of a network. */
export const nameField = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Name', exact: true });

/** The bridge field, which offers what nodes have. */
export const bridgeField = (page: Page): Locator =>
  page.getByRole('combobox', { name: 'Bridge name' });

/** By keyboard: with the mouse it is the card around the button that is clicked. */
export const chooseType = async (page: Page, title: string): Promise<void> => {
  const radio = page.getByRole('radio', { name: title, exact: true });
  await radio.press('Space');
  await expect(radio).toBeChecked();
};

/** Leads from the editor to the review. */
export const review = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  return dialog;
};

/** Creates what the editor holds, through the review. */
export const create = async (page: Page): Promise<void> => {
  const dialog = await review(page);
  // The dialog grows by it, and its buttons move.
  await expect(dialog.getByRole('region', { name: /^YAML of/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Create network' }).click();
};

/** The text in view: monaco renders only these lines. */
export const editorText = (page: Page): Locator =>
  page.locator('.monaco-editor .view-lines').first();

export const toYamlView = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'YAML view' }).click();
  await expect(editorText(page)).toBeVisible();
};

/** Replaces the whole text of the editor; pasted, because typing makes it add indentation. */
export const setEditorText = async (page: Page, text: string): Promise<void> => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
};
