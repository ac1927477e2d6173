import type { FeatureManifest } from '../../manifest/feature';
import { GLOSSARY, HELP } from '../../ui/routes';

export const manifest: FeatureManifest = {
  modules: {
    HelpPage: {
      file: 'HelpPage',
      help: 'help',
      routes: [{ path: [HELP, `${HELP}/:page`], exact: true }],
      budget: 120,
      opened: { path: HELP, heading: 'Help' },
    },
    GlossaryPage: {
      file: 'glossary/GlossaryPage',
      help: 'glossary',
      routes: [{ path: GLOSSARY, exact: true }],
      budget: 120,
      opened: { path: GLOSSARY, heading: 'Words of vSphere' },
    },
  },
};
