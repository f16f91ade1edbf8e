/** The language of a terminal, by the variables that POSIX and GNU gettext name. */
import { expect, it } from 'vitest'
import { environmentLanguage } from '../../../main/adapters/cli/environment-language.ts'

it.each([
  [{}, 'en'],
  [{ LANG: 'fr_FR.UTF-8' }, 'fr'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'fr_CA.UTF-8' }, 'fr'],
  [{ LANG: 'fr_FR.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LANGUAGE: 'fr' }, 'fr'],
  [{ LANG: 'en_US.UTF-8', LANGUAGE: 'de:fr_FR:en' }, 'fr'],
  [{ LANG: 'fr_FR.UTF-8', LANGUAGE: 'de' }, 'fr'],
  [{ LANG: 'fr_FR.UTF-8', LANGUAGE: '' }, 'fr'],
  [{ LANG: 'C', LANGUAGE: 'fr' }, 'en'],
  [{ LC_ALL: 'POSIX', LANG: 'fr_FR.UTF-8', LANGUAGE: 'fr' }, 'en'],
] as const)('of %j is %s', (env, language) => {
  expect(environmentLanguage(env)).toBe(language)
})
