import { describe, expect, it } from 'vitest'
import { commandOf, leave, withoutDisplay } from '../../../main/adapters/electron/command-arguments.ts'

const PROGRAM = '/opt/Vigie/vigie'
const ELECTRON = '/home/me/vigie/node_modules/electron/dist/electron'

const packaged = (given: readonly string[], env = {}) =>
  commandOf(
    { isPackaged: true, getAppPath: () => '/opt/Vigie/resources/app.asar' },
    { argv: [PROGRAM, ...given], execPath: PROGRAM, env },
  )
const unpackaged = (given: readonly string[]) =>
  commandOf(
    { isPackaged: false, getAppPath: () => '/home/me/vigie' },
    { argv: [ELECTRON, ...given], execPath: ELECTRON, env: {} },
  )

describe('the words of a command', () => {
  it.each([
    [['status'], ['status']],
    [
      ['index', 'latest', '--json'],
      ['index', 'latest', '--json'],
    ],
    [['--help'], ['--help']],
    [['-h'], ['-h']],
    [['--version'], ['--version']],
    [
      ['--no-sandbox', 'status', '--data', '/tmp/x'],
      ['status', '--data', '/tmp/x'],
    ],
    [['stats'], ['stats']],
    [
      ['restore', '/home/me/copy.db'],
      ['restore', '/home/me/copy.db'],
    ],
  ])('in %j are %j', (given, words) => {
    expect(packaged(given)?.words).toEqual(words)
  })

  it.each([
    [[]],
    [['--hidden']],
    [['--no-sandbox', '--enable-logging']],
    [['-psn_0_12345']],
    [['file:///home/me/plan.csv']],
    [['/home/me/plan.csv']],
    [['./plan.csv']],
    [['C:\\Users\\me\\plan.csv']],
    [['vigie://panel/alerts']],
    [['--updated', '--force-run']],
  ])('are not in %j: the desktop opens', (given) => {
    expect(packaged(given)).toBeNull()
  })

  it.each([
    [['/home/me/vigie'], undefined],
    [['.'], undefined],
    [['.', '--hidden'], undefined],
    [['.', 'status'], ['status']],
    [['--inspect=0', '/home/me/vigie', '--no-sandbox', 'status'], ['status']],
  ])('follow the folder that an unpackaged Electron runs: %j', (given, words) => {
    expect(unpackaged(given)?.words).toEqual(words)
  })
})

describe('what starts the program again', () => {
  it('is its own file', () => {
    expect(packaged(['start'])?.self).toEqual([PROGRAM])
  })

  it('is the AppImage, not the place where it is mounted', () => {
    const env = { APPIMAGE: '/home/me/vigie.AppImage', APPDIR: '/opt/Vigie' }
    expect(packaged(['start'], env)?.self).toEqual(['/home/me/vigie.AppImage'])
  })

  it('is Electron with the folder, in a checkout', () => {
    expect(unpackaged(['.', 'start'])?.self).toEqual([ELECTRON, '/home/me/vigie'])
  })

  it('has the switches that Electron was given', () => {
    expect(packaged(['--no-sandbox', 'start'])?.self).toEqual([PROGRAM, '--no-sandbox'])
    expect(unpackaged(['.', '--no-sandbox', 'start'])?.self).toEqual([
      ELECTRON,
      '/home/me/vigie',
      '--no-sandbox',
    ])
  })
})

it('leaves with the code once everything was handed on', async () => {
  const told: string[] = []
  const slow = {
    write: (_text: string, done: () => void) => {
      setImmediate(() => {
        told.push('handed on')
        done()
      })
      return true
    },
  }
  await leave({ exit: (code) => void told.push(`exit ${code}`) }, 8, [slow as never, slow as never])
  expect(told).toEqual(['handed on', 'handed on', 'exit 8'])
})

describe('without words', () => {
  const app = { isPackaged: true, getAppPath: () => '/opt/Vigie/resources/app.asar' }
  function session(env: Record<string, string>, platform: NodeJS.Platform = 'linux') {
    const said: string[] = []
    const stderr = { write: (text: string) => said.push(text) } as unknown as NodeJS.Process['stderr']
    return { said, command: withoutDisplay(app, { platform, execPath: PROGRAM, env, stderr }) }
  }

  it('and without a display it is "serve", and says why', () => {
    const { said, command } = session({ LANG: 'C', DISPLAY: '' })
    expect(command).toEqual({ words: ['serve'], self: [PROGRAM] })
    expect(said).toEqual([
      'There is no display here, so Vigie runs without a desktop; its panel opens in a browser.\n',
    ])
  })

  it.each([
    [{ DISPLAY: ':0' }, 'linux'],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux'],
    [{}, 'darwin'],
    [{}, 'win32'],
  ] as const)('and with %j on %s it is the desktop', (env, platform) => {
    expect(session(env, platform)).toEqual({ said: [], command: null })
  })
})
