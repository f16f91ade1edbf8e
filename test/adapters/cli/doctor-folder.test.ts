/** `vigie doctor` on a data folder that is not as it should be: it says what is wrong, and never fails itself. */
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CheckResult } from '../../../main/adapters/cli/check-result.ts'
import { vigie } from '../../helpers/instance.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const checkupsFile = join(import.meta.dirname, '../../../main/adapters/cli/checkups.ts')

async function found(folder: string, name: string): Promise<CheckResult | undefined> {
  const { out } = await vigie(folder, 'doctor', '--json')
  const { findings } = JSON.parse(out) as { findings: readonly CheckResult[] }
  expect(findings).toHaveLength(15)
  return findings.find((finding) => finding.name === name)
}

describe('the settings', () => {
  it.each([
    ['cut short', '{"a":', 'it is not readable JSON'],
    ['empty', '', 'it is empty'],
    ['of the wrong shape', '[]', 'settings.json: '],
    ['with a wrong value', '{"door":{"port":"x"}}', 'door.port'],
    ['with a setting twice', '{"door":{"port":1,"port":2}}', 'door.port: it is given twice'],
  ])('that are %s are named with the remedy', async (_what, text, problem) => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'settings.json'), text)
    expect(await found(folder, 'settings')).toMatchObject({
      state: 'fail',
      detail: expect.stringContaining(problem),
      remedy: expect.stringContaining(join(folder, 'settings.json')),
    })
  })

  it('that are a folder are named', async () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'settings.json'))
    expect(await found(folder, 'settings')).toMatchObject({
      state: 'fail',
      detail: expect.stringContaining('it is a folder'),
    })
  })

  it('that begin with the mark of an editor of Windows are valid', async () => {
    const folder = tempFolder()
    const path = join(folder, 'settings.json')
    writeFileSync(path, '\uFEFF{"door":{"port":1234}}')
    expect(await found(folder, 'settings')).toMatchObject({ state: 'ok' })
    expect((await vigie(folder, 'settings', 'set', 'storage.log_days=30')).code).toBe(0)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ door: { port: 1234 } })
  })

  it('of an earlier version are as valid as at a start', async () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'settings.json'), '{"notifications":{"webhook_url":"https://a.example/"}}')
    expect(await found(folder, 'settings')).toMatchObject({ state: 'ok' })
  })
})

describe('the folder', () => {
  it('that cannot be made, below a file, is none that is made at the first start', async () => {
    const file = join(tempFolder(), 'file')
    writeFileSync(file, '')
    expect(await found(join(file, 'data'), 'folder')).toMatchObject({
      state: 'fail',
      detail: expect.stringContaining(`${file} is a file, not a folder`),
      remedy: expect.stringContaining('--data'),
    })
    expect(await found(join(file, 'data'), 'log')).toMatchObject({ state: 'warn' })
  })

  it('that is a link to nothing is none that is made at the first start', async () => {
    const link = join(tempFolder(), 'link')
    symlinkSync('/nowhere/at/all', link)
    expect(await found(link, 'folder')).toMatchObject({
      state: 'fail',
      detail: expect.stringContaining(`${link} is a link to /nowhere/at/all, where there is nothing`),
    })
  })

  it.each(['settings.json', 'secrets.json', 'api-token'])('with only %s is Vigie’s own', async (name) => {
    const folder = tempFolder()
    chmodSync(folder, 0o755)
    writeFileSync(join(folder, name), '{}')
    expect(await found(folder, 'folder')).toMatchObject({
      state: 'warn',
      remedy: expect.stringContaining('chmod 700'),
    })
  })

  it('with files of others gets no advice to take it from them', async () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'passwd'), '')
    chmodSync(folder, 0o755)
    expect(await found(folder, 'folder')).toMatchObject({
      state: 'warn',
      detail: expect.stringContaining('none of Vigie'),
      remedy: expect.stringContaining('--data'),
    })
  })

  it.skipIf(process.getuid?.() !== 0)('of another user is not written by root', async () => {
    const folder = tempFolder()
    chownSync(folder, 4321, 4321)
    expect(await found(folder, 'folder')).toMatchObject({
      state: 'warn',
      remedy: expect.stringContaining('sudo -u "#4321" vigie'),
    })
    expect(await found(folder, 'log')).toMatchObject({ detail: expect.stringContaining('not tried') })
  })

  it.skipIf(process.getuid?.() !== 0)(
    'of another user that may not be entered is told so, not as empty',
    () => {
      const folder = tempFolder()
      chownSync(folder, 4321, 4321)
      chmodSync(folder, 0o700)
      const script = `
      const { checkups } = await import(${JSON.stringify(checkupsFile)})
      process.setgid(4322)
      process.setuid(4322)
      const cli = { say: (key) => key, language: 'en', instance: async () => { throw new Error('not asked') } }
      const found = {}
      for (const [name, check] of checkups({ folder: ${JSON.stringify(folder)}, cli, env: {}, version: '' }))
        if (['folder', 'database', 'settings', 'instance'].includes(name)) found[name] = await check()
      console.log(JSON.stringify(found))`
      const out = execFileSync(process.execPath, ['--input-type=module', '-e', script])
      const unseen = { state: 'warn', detail: 'doctor.unseen', remedy: 'doctor.folder_as_user' }
      expect(JSON.parse(String(out))).toEqual({
        folder: { state: 'fail', detail: 'doctor.folder_other_user', remedy: 'doctor.folder_as_user' },
        ...{ database: unseen, settings: unseen, instance: unseen },
      })
    },
  )
})
