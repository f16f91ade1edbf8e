/** An unlocked key store: gnome-keyring, until the test ends. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished } from 'vitest'
import { connect, remote } from './bus.ts'
import type { DesktopSession } from './session.ts'

const BUS = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' }
const WORDS = ['--foreground', '--unlock', '--components=secrets']

/** Resolves when it answers on the bus. */
export async function openKeyring({ env, busAddress }: DesktopSession): Promise<void> {
  const daemon = spawn('gnome-keyring-daemon', WORDS, { env, stdio: ['pipe', 'ignore', 'ignore'] })
  daemon.stdin.end('password of the test')
  const bus = connect(busAddress)
  onTestFinished(async () => {
    bus.disconnect()
    const ended = once(daemon, 'exit')
    if (daemon.kill('SIGTERM')) await ended
  })
  const names = remote(bus, BUS, BUS.name)
  const answers = async () => (await names.call('NameHasOwner', 's', 'org.freedesktop.secrets'))[0]
  await expect.poll(answers, { message: 'the key store on the bus' }).toBe(true)
}
