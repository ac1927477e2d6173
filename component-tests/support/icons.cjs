/** PatternFly's icons, each loaded when it is used: all of them take a second for each file of tests. */
const modules = require('@patternfly/react-icons/dist/dynamic-modules.json');

module.exports = new Proxy(
  {},
  {
    get: (_, name) =>
      Object.hasOwn(modules, name)
        ? require(`@patternfly/react-icons/${modules[name]}`)[name]
        : undefined,
  },
);
