/** The desktop program with a command, with a stub of Electron that ends anything that opens a display. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { outputOf } from '../helpers/child-output.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const root = join(import.meta.dirname, '../..')

async function desktop(folder: string, ...words: string[]) {
  const stand = join(root, 'test/helpers/electron-words.ts')
  const child = spawn(process.execPath, ['--import', stand, join(root, 'main/desktop.ts'), ...words], {
    env: { ...process.env, VIGIE_DATA: folder, LANG: 'C', LC_ALL: '', DISPLAY: ':0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return outputOf(child)
}

describe('vigie, where only the desktop is installed', () => {
  it('answers a command as the command line does', async () => {
    expect(await desktop(tempFolder(), 'status')).toEqual({
      code: 8,
      out: '',
      err: 'Vigie is not running. Start it with "vigie start".\n',
    })
  })

  it('runs a job without an instance', async () => {
    const { code, out, err } = await desktop(tempFolder(), 'run', 'alerts', '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({ job_id: 'alerts', outcome: 'succeeded' })
  })

  it('says everything before it ends, also into a pipe', async () => {
    const { code, out } = await desktop(tempFolder(), '--help')
    expect(code).toBe(0)
    expect(out.trimEnd().endsWith('Every command has its own help: vigie help <command>')).toBe(true)
  })

  it('opens the desktop where it is given no words', async () => {
    expect(await desktop(tempFolder(), '--hidden')).toMatchObject({
      code: 99,
      err: expect.stringContaining('touched app.setAppUserModelId'),
    })
  })
})
