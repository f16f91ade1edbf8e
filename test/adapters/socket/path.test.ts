/** Where the local socket is: in a folder of this user alone, whoever was there before. */
import { chmodSync, existsSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isOwnSocket, socketPath } from '../../../main/adapters/socket/path.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

describe.skipIf(process.platform === 'win32')('the local socket', () => {
  it('is in the runtime folder of the session', () => {
    const runtime = tempFolder()
    expect(socketPath(tempFolder(), { XDG_RUNTIME_DIR: runtime })).toMatch(`${runtime}/vigie/`)
  })

  it.each([
    ['too long', (runtime: string) => join(runtime, 'x'.repeat(100))],
    ['nowhere', () => '/proc/nowhere'],
    [
      'open to others',
      (runtime: string) => {
        mkdirSync(join(runtime, 'vigie'))
        chmodSync(join(runtime, 'vigie'), 0o777)
        return runtime
      },
    ],
    [
      'a link to somewhere else',
      (runtime: string) => {
        symlinkSync(tempFolder(), join(runtime, 'vigie'))
        return runtime
      },
    ],
  ])('is elsewhere if that folder is %s', (_name, prepare) => {
    const data = tempFolder()
    const runtime = prepare(tempFolder())
    const path = socketPath(data, { XDG_RUNTIME_DIR: runtime })
    expect(path.startsWith(`${runtime}/`)).toBe(false)
    expect(path.length).toBeLessThan(104)
    expect(socketPath(realpathSync(data), { XDG_RUNTIME_DIR: runtime })).toBe(path)
  })

  it('is never at a place that depends on the working folder', () => {
    expect(socketPath(tempFolder(), { XDG_RUNTIME_DIR: 'runtime' })).toMatch(/^\//)
    expect(existsSync('runtime')).toBe(false)
  })

  it('is nobody’s if it does not exist', () => {
    expect(isOwnSocket(join(tempFolder(), 'none.sock'))).toBe(false)
  })
})
