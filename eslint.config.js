// Types included: every file is linted with the tsconfig of its realm. assembly/ belongs to another compiler.

import { defineConfig, globalIgnores } from 'eslint/config';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['assembly/', 'tests/bench/ceiling/', 'build/', 'dist/', 'runs/', 'coverage/']),
  {
    files: ['**/*.{ts,js,mjs}'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['*.config.js', '*.config.ts', 'web/build/*Plugin.ts'],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-template': 'error',
      'object-shorthand': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'no default exports: one name for one thing everywhere' },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'randomness is passed in: core/random.ts',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'no clock decides a result; performance.now() measures',
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/explicit-function-return-type': ['error', { allowExpressions: true }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers belong into messages as they are: shapes, bytes, steps.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Where a length was checked, `as` with its reason says more than `!`.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // `for (let n = 0; …)` over typed arrays is what the loops are about.
      '@typescript-eslint/prefer-for-of': 'off',
    },
  },
  {
    // Programs: what they print is their purpose. Everything else returns or throws.
    files: ['workers/node/**', 'tests/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // What runs inside the tools is in no realm of the linter's; tsc checks its types with vite.config.ts.
    files: ['*.config.{ts,js}', 'web/build/*Plugin.ts'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    // Tools want their configuration as a default export.
    files: ['*.config.{ts,js}'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/explicit-function-return-type': 'off',
      // The kernels' exports are functions that the generated types call methods.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Declares what foreign or virtual modules export, default exports included; import() is the only import there.
    files: ['**/*.d.ts'],
    rules: {
      'no-restricted-syntax': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    },
  },
  {
    // Plain JavaScript has its types in JSDoc; tsc reads casts there, the linter does not.
    files: ['**/*.{js,mjs}'],
    rules: {
      '@typescript-eslint/explicit-function-return-type': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['web/**/*.ts'],
    extends: [
      lit['flat/recommended'],
      wc.configs['flat/recommended'],
      wc.configs['flat/best-practice'],
      litA11y.configs.recommended,
    ],
  },
);
