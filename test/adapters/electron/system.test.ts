import { EventEmitter } from 'node:events'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App, LoginItemSettings, PowerMonitor, SafeStorage, Settings } from 'electron'
import { describe, expect, it } from 'vitest'
import {
  autostartEntry,
  macLoginItem,
  startedAtLogin,
  windowsLoginItem,
} from '../../../main/adapters/electron/login-item.ts'
import { electronPower } from '../../../main/adapters/electron/power.ts'
import { protectSecrets } from '../../../main/adapters/electron/secrets.ts'
import { openSecretsFile, secretTexts } from '../../../main/adapters/secrets/file.ts'
import { sealedWarning } from '../../../main/adapters/secrets/sealed.ts'
import { silentLog } from '../../helpers/silent-log.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

describe('power', () => {
  it('tells of resume and of unlock, until nobody listens', () => {
    const emitter = new EventEmitter()
    const monitor = emitter as unknown as Pick<PowerMonitor, 'on' | 'removeListener'>
    let woken = 0
    const forget = electronPower(monitor).onWake(() => {
      woken += 1
    })
    emitter.emit('resume')
    emitter.emit('unlock-screen')
    forget()
    emitter.emit('resume')
    expect(woken).toBe(2)
    expect(emitter.eventNames()).toEqual([])
  })
})

describe('start at login on Linux', () => {
  const open = () => {
    const configFolder = tempFolder()
    const item = autostartEntry({ configFolder, program: '/opt/My Apps/Vigie $1 100%.AppImage' })
    return { item, path: join(configFolder, 'autostart', 'vigie.desktop') }
  }

  it('writes an entry that points at the program, quoted, and starts hidden', () => {
    const { item, path } = open()
    item.set(true)
    expect(readFileSync(path, 'utf8')).toContain(
      'Exec="/opt/My Apps/Vigie \\$1 100%%.AppImage" --hidden\nIcon=vigie\n',
    )
    expect(item.isSet()).toBe(true)
  })

  it('removes the entry, and may be asked twice', () => {
    const { item, path } = open()
    item.set(true)
    item.set(false)
    item.set(false)
    expect([existsSync(path), item.isSet()]).toEqual([false, false])
  })

  it.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
    'leaves what a tool of the desktop switched off as it is: %s',
    (line) => {
      const { item, path } = open()
      item.set(true)
      writeFileSync(path, `[Desktop Entry]\n${line}\n`)
      item.renew()
      expect([readFileSync(path, 'utf8'), item.isSet()]).toEqual([`[Desktop Entry]\n${line}\n`, false])
      item.set(true)
      expect(item.isSet()).toBe(true)
    },
  )
})

/** Electron's state of a login item, and the requests to it. */
function loginItems(found: Partial<LoginItemSettings>) {
  const asked: Settings[] = []
  const app = {
    getLoginItemSettings: () => found as LoginItemSettings,
    setLoginItemSettings: (settings: Settings) => void asked.push(settings),
  } satisfies Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>
  return { app, asked }
}

describe('start at login on Windows', () => {
  const args = ['--hidden']

  it('says whether the next login starts it, whatever is written down', () => {
    const { app } = loginItems({ openAtLogin: true, executableWillLaunchAtLogin: false })
    expect(windowsLoginItem(app).isSet()).toBe(false)
  })

  it.each([
    ['stays off where Task Manager switched it off', true, false, false],
    ['stays on', true, true, true],
    ['is written where there is none', false, false, true],
  ])('renewed, %s', (_, openAtLogin, executableWillLaunchAtLogin, enabled) => {
    const { app, asked } = loginItems({ openAtLogin, executableWillLaunchAtLogin })
    windowsLoginItem(app).renew()
    expect(asked).toEqual([{ openAtLogin: true, args, enabled }])
  })

  it('is on again once its owner asks Vigie for it', () => {
    const { app, asked } = loginItems({ openAtLogin: true, executableWillLaunchAtLogin: false })
    windowsLoginItem(app).set(true)
    expect(asked).toEqual([{ openAtLogin: true, args }])
  })
})

describe('start at login on macOS', () => {
  it('is what the system says', () => {
    const { app, asked } = loginItems({ openAtLogin: true })
    const item = macLoginItem(app)
    item.renew()
    item.set(false)
    expect([item.isSet(), asked]).toEqual([true, [{ openAtLogin: true }, { openAtLogin: false }]])
  })
})

describe('a start', () => {
  it.each([
    ['darwin', ['Vigie'], true, true],
    ['darwin', ['Vigie'], false, false],
    ['win32', ['Vigie.exe', '--hidden'], undefined, true],
    ['linux', ['vigie'], undefined, false],
  ] as const)('is known as one of a login on %s: %j', (platform, argv, wasOpenedAtLogin, at) => {
    const { app } = loginItems(wasOpenedAtLogin === undefined ? {} : { wasOpenedAtLogin })
    expect(startedAtLogin(app, { platform, argv: [...argv] })).toBe(at)
  })
})

describe('secrets', () => {
  const untold = (name: string) => expect.fail(`${name} was told to be sealed`)
  const keyStore = (available = true) =>
    ({
      isEncryptionAvailable: () => available,
      encryptString: (text) => Buffer.from([...text].reverse().join('')),
      decryptString: (bytes) => [...bytes.toString()].reverse().join(''),
    }) satisfies Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'>

  it('reach the disk encrypted, in a file only the owner reads, and come back', () => {
    const folder = tempFolder()
    const secrets = protectSecrets(secretTexts(folder), keyStore(), {}, untold)
    secrets.set('anthropic_api_key', 'sk-ant-plain')
    const file = join(folder, 'secrets.json')
    expect(readFileSync(file, 'utf8')).not.toContain('sk-ant-plain')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(secrets.get('anthropic_api_key')).toBe('sk-ant-plain')
  })

  it('are not kept where the desktop cannot protect them', () => {
    const secrets = protectSecrets(secretTexts(tempFolder()), keyStore(false), {}, untold)
    expect(() => secrets.set('anthropic_api_key', 'x')).toThrow(
      expect.objectContaining({ code: 'secrets_unprotected' }),
    )
    expect(secrets.get('anthropic_api_key')).toBeNull()
  })

  it('that were written headless are read as they are', () => {
    const folder = tempFolder()
    openSecretsFile(folder, {}, untold).set('webhook_secret', 'plain')
    expect(protectSecrets(secretTexts(folder), keyStore(), {}, untold).get('webhook_secret')).toBe('plain')
  })

  it('that were written by the desktop are none for headless: what they are sealed with is sent to nobody', () => {
    const folder = tempFolder()
    protectSecrets(secretTexts(folder), keyStore(), {}, untold).set('webhook_secret', 'w')
    const log = silentLog()
    expect(openSecretsFile(folder, {}, sealedWarning(log)).get('webhook_secret')).toBeNull()
    expect(log.lines).toMatchObject([{ level: 'warn', context: { name: 'webhook_secret' } }])
    expect(protectSecrets(secretTexts(folder), keyStore(), {}, untold).get('webhook_secret')).toBe('w')
  })

  it('that another key store sealed are none, and can be entered again', () => {
    const folder = tempFolder()
    protectSecrets(secretTexts(folder), keyStore(), {}, untold).set('anthropic_api_key', 'of the old machine')
    const log = silentLog()
    const decryptString = () => {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.')
    }
    const moved = protectSecrets(
      secretTexts(folder),
      { ...keyStore(), decryptString },
      {},
      sealedWarning(log),
    )
    for (const _ of 'ab') expect(moved.get('anthropic_api_key')).toBeNull()
    const told = { level: 'warn', message: expect.stringContaining('Enter it again') }
    expect(log.lines).toMatchObject([{ ...told, context: { name: 'anthropic_api_key' } }])
    expect(JSON.stringify(log.lines)).not.toContain('safe:')
    moved.set('anthropic_api_key', 'new')
    expect(protectSecrets(secretTexts(folder), keyStore(), {}, untold).get('anthropic_api_key')).toBe('new')
  })

  it('of the environment win', () => {
    const environment = { ANTHROPIC_API_KEY: 'from-outside' }
    const secrets = protectSecrets(secretTexts(tempFolder()), keyStore(), environment, untold)
    expect(secrets.get('anthropic_api_key')).toBe('from-outside')
  })
})
