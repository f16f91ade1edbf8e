/** Where the data are by default, whatever the environment leaves out. */
import { describe, expect, it, vi } from 'vitest'
import { defaultDataFolder } from '../../../main/adapters/files/data-folder.ts'
import { homeFolder, withSomeHome } from '../../../main/adapters/files/home-folder.ts'

const nobody = (): string => {
  throw Object.assign(new Error('uv_os_homedir returned ENOENT'), { code: 'ERR_SYSTEM_ERROR' })
}

describe('the home folder', () => {
  it('is the one that HOME names', () => {
    expect(homeFolder(() => '/home/ada', nobody)).toBe('/home/ada')
  })

  it.each(['', 'relative/home'])('is that of the list of users if HOME is "%s"', (home) => {
    expect(
      homeFolder(
        () => home,
        () => '/home/ada',
      ),
    ).toBe('/home/ada')
  })

  it('is missing, in words, if nothing names one', () => {
    expect(() => homeFolder(nobody, nobody)).toThrow(expect.objectContaining({ code: 'home_missing' }))
    expect(() => homeFolder(() => '', nobody)).toThrow(expect.objectContaining({ code: 'home_missing' }))
  })
})

describe('a library that asks for a home folder', () => {
  it('gets one where there is none, and only then', () => {
    vi.stubEnv('HOME', undefined)
    expect(withSomeHome(() => process.env.HOME)).toBe('/')
    expect(process.env.HOME).toBeUndefined()
    vi.stubEnv('HOME', '/home/ada')
    expect(withSomeHome(() => process.env.HOME)).toBe('/home/ada')
    vi.unstubAllEnvs()
  })
})

describe('the default data folder', () => {
  const home = () => '/home/ada'

  it('is below an absolute XDG_DATA_HOME, never below the working folder', () => {
    expect(defaultDataFolder({ XDG_DATA_HOME: '/srv/data' }, 'linux', home)).toBe('/srv/data/vigie')
    expect(defaultDataFolder({ XDG_DATA_HOME: 'data' }, 'linux', home)).toBe('/home/ada/.local/share/vigie')
  })
})
