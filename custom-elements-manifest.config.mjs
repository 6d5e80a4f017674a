export default {
  litelement: true,
  globs: ['src/elements/*/*.ts'],
  exclude: ['**/*.styles.ts'],
  packagejson: false,
};
