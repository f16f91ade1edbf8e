import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openTestDatabase } from '../../helpers/alerts-harness.ts'
import { createChannelsHarness } from '../../helpers/channels-harness.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { receiver } from '../../servers/receiver.ts'

const START = '2026-03-10T11:00:00Z'
const VICTIM = join(import.meta.dirname, '../../helpers/channel-victim.ts')

it('a process killed in the middle of a call sends again only what the receiver did not answer, under its key', async () => {
  const path = join(tempFolder(), 'vigie.db')
  const harness = createChannelsHarness({ start: START, db: openTestDatabase(path) })
  const { id } = harness.asset('Pompe')
  for (const day of ['07', '08', '09']) harness.maintenance(id, `2026-03-${day}`)
  harness.pass()

  const { promise: third, resolve: reached } = Promise.withResolvers<void>()
  let hanging = true
  const { url, received } = await receiver((response) => {
    if (received.length === 3 && hanging) return reached()
    response.writeHead(204).end()
  })
  const start = () => {
    const child = spawn(process.execPath, [VICTIM, path, url, START], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    return { child, ended: new Promise((resolve) => child.once('exit', resolve)) }
  }

  const first = start()
  await third
  first.child.kill('SIGKILL')
  await first.ended
  hanging = false
  await start().ended

  const keys = received.map(({ headers }) => headers['webhook-id'])
  expect(keys).toHaveLength(4)
  expect(keys[3]).toBe(keys[2])
  expect(new Set(keys).size).toBe(3)
  expect(harness.states.state('webhook').waiting).toBe(0)
})
