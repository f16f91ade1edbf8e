import { expect, test } from 'vitest'
import { type BusCall, chooseKeyStore } from '../../../main/adapters/electron/key-store.ts'

interface KeyStoreCase {
  readonly env?: NodeJS.ProcessEnv
  readonly platform?: NodeJS.Platform
  readonly given?: boolean
  /** The answer of each service on the bus. */
  readonly bus?: Readonly<Record<string, string>>
}

/** Returns the value of `--password-store` that Vigie adds; null for none. */
function chosen({ env = {}, platform = 'linux', given = false, bus = {} }: KeyStoreCase) {
  let store: string | null = null
  const asked: string[] = []
  chooseKeyStore(
    {
      hasSwitch: (name) => given && name === 'password-store',
      appendSwitch: (name, value) => {
        if (name === 'password-store') store = value ?? null
      },
    },
    { env, platform },
    ({ service }: BusCall) => {
      asked.push(service)
      const answer = bus[service]
      if (answer === undefined) throw new Error('ServiceUnknown')
      return answer
    },
  )
  return { store, asked }
}

const SECRETS = { 'org.freedesktop.secrets': "(objectpath '/org/freedesktop/secrets/collection/login',)" }
const KDE = { XDG_CURRENT_DESKTOP: 'KDE', KDE_SESSION_VERSION: '6' }

test.each([
  ['sway', { XDG_CURRENT_DESKTOP: 'sway' }],
  ['i3', { XDG_CURRENT_DESKTOP: 'i3' }],
  ['Hyprland', { XDG_CURRENT_DESKTOP: 'Hyprland' }],
  ['a session without a name', {}],
  ['GNOME', { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' }],
  ['KDE without KWallet', KDE],
])('on %s the Secret Service is used if it answers', (_, env) => {
  expect(chosen({ env, bus: SECRETS }).store).toBe('gnome-libsecret')
})

test('a KWallet that its owner switched off counts as none', () => {
  const bus = { ...SECRETS, 'org.kde.kwalletd6': '(false,)' }
  expect(chosen({ env: KDE, bus }).store).toBe('gnome-libsecret')
})

test.each(['', '5', '6'])('KDE %s keeps its KWallet', (version) => {
  const env = { XDG_CURRENT_DESKTOP: 'KDE', KDE_SESSION_VERSION: version }
  const bus = { ...SECRETS, [`org.kde.kwalletd${version}`]: '(true,)' }
  expect(chosen({ env, bus }).store).toBeNull()
})

test('a Secret Service without a keyring is not made to ask for the password of a new one', () => {
  const bus = { 'org.freedesktop.secrets': "(objectpath '/',)" }
  expect(chosen({ env: { XDG_CURRENT_DESKTOP: 'sway' }, bus }).store).toBeNull()
})

test('nothing is chosen if no key store answers', () => {
  expect(chosen({ env: { XDG_CURRENT_DESKTOP: 'sway' } }).store).toBeNull()
})

test('the owner’s own choice stays, and the bus is not asked', () => {
  expect(chosen({ given: true, bus: SECRETS })).toEqual({ store: null, asked: [] })
})

test.each(['darwin', 'win32'] as const)('%s has one key store and no bus to ask', (platform) => {
  expect(chosen({ platform, bus: SECRETS })).toEqual({ store: null, asked: [] })
})
