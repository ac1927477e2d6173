/** Another plugin, of which no more is built than what meets this one. */
export interface OtherPlugin {
  name: string;
  /** From the folder of the plugin. */
  exposedModules: Record<string, string>;
  extensions: object[];
}
