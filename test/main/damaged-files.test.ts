/** Files of state that a power cut left empty or full of zeros, or an editor broke: mended, or refused in words. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startInstance, vigie } from '../helpers/instance.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const DAMAGES = [
  ['empty', '', 'il est vide'],
  ['full of zeros', '\0'.repeat(64), 'ce n’est pas du JSON lisible'],
  ['cut short', '[{"name":', 'ce n’est pas du JSON lisible'],
  ['of another shape', '{"name":1}', 'il faut une liste'],
] as const

describe.each(DAMAGES)('%s', (_what, text, problem) => {
  it('the named tokens are refused in words, with the remedy, and the first one is still accepted', async () => {
    const folder = tempFolder()
    const path = join(folder, 'api-tokens.json')
    writeFileSync(path, text)
    const { code, err } = await vigie(folder, 'tokens', 'list', '--language', 'fr')
    expect(code).toBe(9)
    expect(err).toContain(`Le fichier de jetons ${path} est inutilisable (`)
    expect(err).toContain(problem)
    expect(err).toContain('supprimez-le')
    const instance = await startInstance(folder)
    onTestFinished(() => instance.stop())
    expect((await instance.ask('/api/v1/health')).status).toBe(200)
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it('the secrets keep nothing else from running', async () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'secrets.json'), text)
    const instance = await startInstance(folder)
    onTestFinished(() => instance.stop())
    expect((await instance.ask('/api/v1/health')).status).toBe(200)
    expect((await instance.vigie('logs')).out).toContain('The secrets cannot be used.')
  })

  it('what only helps a start is made anew', async () => {
    const folder = tempFolder()
    const names = ['instance.json', 'restarts.json', 'vigie.db.closed']
    await vigie(folder, 'settings', 'get')
    for (const name of names) writeFileSync(join(folder, name), text)
    const instance = await startInstance(folder)
    onTestFinished(() => instance.stop())
    expect((await instance.vigie('status')).code).toBe(0)
  })
})
