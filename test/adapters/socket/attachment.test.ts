/** A desktop's attachment to a real instance, over its real socket. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { attach } from '../../../main/adapters/socket/attachment.ts'
import { folderClient } from '../../../main/adapters/socket/client.ts'
import { startInstance } from '../../helpers/instance.ts'
import { silentLog } from '../../helpers/silent-log.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

/** An instance takes its time on a busy machine. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 20_000 })

/** An attachment that retries when the test says so. */
function attachedTo(folder: string) {
  const waits: { ms: number; end: () => void }[] = []
  const events: string[] = []
  const client = folderClient(folder, () => 'en')
  const attachment = attach({
    client,
    now: () => 1000,
    log: silentLog(),
    wait: (ms, signal) =>
      new Promise((resolve) => {
        waits.push({ ms, end: resolve })
        signal.addEventListener('abort', () => resolve())
      }),
  })
  onTestFinished(attachment.close)
  attachment.subscribe(({ type }) => void events.push(type))
  return { attachment, client, waits, events }
}

async function started(folder: string) {
  const instance = await startInstance(folder, { network: false })
  onTestFinished(instance.stop)
  return instance
}

test('holds a running instance with its settings', async () => {
  const folder = tempFolder()
  const { application } = await started(folder)
  application.services.settings.update({ changes: { appearance: { language: 'fr' } } })
  const { attachment } = attachedTo(folder)
  await attachment.begun
  expect(attachment.isAttached()).toBe(true)
  expect(attachment.settings().appearance.language).toBe('fr')
})

test('hands on the events of the instance, its settings read before', async () => {
  const folder = tempFolder()
  const { application } = await started(folder)
  const { attachment, events } = attachedTo(folder)
  await attachment.begun
  const languages: string[] = []
  attachment.subscribe(({ type }) => {
    if (type === 'settings') languages.push(attachment.settings().appearance.language)
  })
  application.services.settings.update({ changes: { appearance: { language: 'fr' } } })
  await eventually(() => expect(events).toContain('settings'))
  expect(languages).toEqual(['fr'])
})

test('says at once that nobody runs there', async () => {
  const { attachment, waits } = attachedTo(tempFolder())
  await attachment.begun
  expect(attachment.isAttached()).toBe(false)
  expect(waits.map(({ ms }) => ms)).toEqual([500])
})

test('waits longer after each try that found nobody, at most ten seconds', async () => {
  const { waits } = attachedTo(tempFolder())
  for (let tried = 1; tried < 8; tried += 1) {
    await eventually(() => expect(waits).toHaveLength(tried))
    waits[tried - 1]?.end()
  }
  await eventually(() => expect(waits).toHaveLength(8))
  expect(waits.map(({ ms }) => ms)).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000])
})

test('tells when the instance stops, and holds the next one', async () => {
  const folder = tempFolder()
  const first = await started(folder)
  const { attachment, client, waits, events } = attachedTo(folder)
  await attachment.begun
  await first.stop()
  await eventually(() => expect(attachment.isAttached()).toBe(false))
  await expect(client.system.health()).rejects.toMatchObject({ code: 'not_running_instance' })
  expect(events.at(-1)).toBe('reset')
  await started(folder)
  await eventually(() => expect(waits).toHaveLength(1))
  waits[0]?.end()
  await eventually(() => expect(attachment.isAttached()).toBe(true))
  expect((await client.system.health()).status).toBe('ok')
})

test('leaves the instance running when it is closed', async () => {
  const folder = tempFolder()
  await started(folder)
  const { attachment, client } = attachedTo(folder)
  await attachment.begun
  attachment.close()
  expect((await client.system.health()).status).toBe('ok')
})
