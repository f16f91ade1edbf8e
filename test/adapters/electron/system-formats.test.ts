import { expect, test } from 'vitest'
import { systemFormats } from '../../../main/adapters/electron/system-formats.ts'

const app = { getSystemLocale: () => 'en-US', getPreferredSystemLanguages: () => ['en-US', 'en'] }

test.each([
  ['the formats that a Linux desktop sets apart', 'linux', { LC_TIME: 'fr_FR.UTF-8' }, 'fr-FR'],
  ['what overrides them', 'linux', { LC_ALL: 'en_GB', LC_TIME: 'fr_FR.UTF-8' }, 'en-GB'],
  ['a variant', 'linux', { LC_TIME: 'de_DE@euro' }, 'de-DE'],
  ['Electron elsewhere on Linux', 'linux', { LC_TIME: '' }, 'en-US'],
  ['Electron on other systems', 'darwin', { LC_TIME: 'fr_FR.UTF-8' }, 'en-US'],
] as const)('the region is that of %s', (_what, platform, env, region) => {
  expect(systemFormats(app, { platform, env })).toEqual({ region, languages: ['en-US', 'en'] })
})

test('a system that says nothing has no region', () => {
  const silent = { ...app, getSystemLocale: () => '' }
  expect(systemFormats(silent, { platform: 'linux', env: {} }).region).toBeNull()
})
