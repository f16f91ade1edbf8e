import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Cli } from '../../../main/adapters/cli/base.ts'
import { placesCheckup } from '../../../main/adapters/cli/places-checkup.ts'
import { translateWith } from '../../../shared/messages/index.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const say = (key: string, params?: Record<string, string>) =>
  translateWith('terminal', 'en', key as never, params)
const cli = { say, language: 'en' } as unknown as Cli

describe('the files and folders of Vigie', () => {
  it('are well where none is made yet, and are not made', () => {
    expect(placesCheckup(cli, tempFolder())).toMatchObject({ state: 'ok', remedy: null })
  })

  it.each([
    ['api-token', ''],
    ['api-tokens.json', '{'],
    ['secrets.json', 'not JSON'],
  ])('%s that holds something else is named, with what to do', (name, text) => {
    const folder = tempFolder()
    writeFileSync(join(folder, name), text)
    const { state, detail, remedy } = placesCheckup(cli, folder)
    expect(state).toBe('fail')
    expect(detail).toContain(join(folder, name))
    expect(remedy).not.toBe('')
  })

  it('a file where a folder belongs is named', () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'backups'), '')
    expect(placesCheckup(cli, folder)).toMatchObject({
      state: 'fail',
      detail: expect.stringContaining('backups'),
    })
  })

  const asUser = it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')

  asUser.each(['backups', 'logs'])('the folder %s that may not be written is named', (name) => {
    const folder = tempFolder()
    mkdirSync(join(folder, name))
    chmodSync(join(folder, name), 0o500)
    expect(placesCheckup(cli, folder)).toMatchObject({
      state: 'fail',
      remedy: expect.stringContaining(`chmod u+rwX ${join(folder, name)}`),
    })
  })

  asUser(
    'a lock that may only be read, which a start refuses, is named with the command that mends it',
    () => {
      const folder = tempFolder()
      const lock = join(folder, 'vigie.lock')
      writeFileSync(lock, '', { mode: 0o400 })
      expect(placesCheckup(cli, folder)).toMatchObject({
        state: 'fail',
        detail: expect.stringContaining(lock),
        remedy: expect.stringContaining(`chmod u+rw ${lock}`),
      })
    },
  )
})
