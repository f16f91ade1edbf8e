import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSecretsFile } from '../../../main/adapters/secrets/file.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const untold = () => undefined

test('a secret is null until set, and null again once removed', () => {
  const folder = tempFolder()
  const secrets = openSecretsFile(folder, {}, untold)
  expect(secrets.get('api_token')).toBeNull()
  secrets.set('api_token', 't')
  secrets.set('webhook_secret', 'w')
  expect(openSecretsFile(folder, {}, untold).get('api_token')).toBe('t')
  secrets.set('api_token', null)
  expect(secrets.get('api_token')).toBeNull()
  expect(secrets.get('webhook_secret')).toBe('w')
})

test('the environment wins for the Claude key, and an empty variable does not count', () => {
  const folder = tempFolder()
  openSecretsFile(folder, {}, untold).set('anthropic_api_key', 'stored')
  expect(openSecretsFile(folder, { ANTHROPIC_API_KEY: 'env' }, untold).get('anthropic_api_key')).toBe('env')
  expect(openSecretsFile(folder, { ANTHROPIC_API_KEY: ' ' }, untold).get('anthropic_api_key')).toBe('stored')
})

test.skipIf(process.platform === 'win32')(
  'only the owner reads the file, even where it was wider (not on Windows)',
  () => {
    const folder = tempFolder()
    const path = join(folder, 'secrets.json')
    writeFileSync(path, '{}', { mode: 0o644 })
    openSecretsFile(folder, {}, untold).get('api_token')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    openSecretsFile(folder, {}, untold).set('api_token', 't')
    expect(statSync(path).mode & 0o777).toBe(0o600)
  },
)

test('a damaged file is refused without quoting it, and is left as it is', () => {
  const folder = tempFolder()
  const path = join(folder, 'secrets.json')
  writeFileSync(path, '{"api_token": "hunter2')
  const secrets = openSecretsFile(folder, {}, untold)
  expect(() => secrets.set('api_token', 'x')).toThrowError(
    expect.objectContaining({ code: 'secrets_unreadable', message: expect.not.stringContaining('hunter2') }),
  )
  expect(readFileSync(path, 'utf8')).toContain('hunter2')
})
