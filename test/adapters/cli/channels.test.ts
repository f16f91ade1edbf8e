/** A test of a channel on the command line: what the service said, and an exit code for scripts. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningInstance, startInstance } from '../../helpers/instance.ts'
import { json, startReplay } from '../../servers/replay.ts'

let vigie: RunningInstance
let server: Awaited<ReturnType<typeof startReplay>>
let status = 200
beforeAll(async () => {
  server = await startReplay(() => ({ ...json({ id: '1' }), status }))
  vigie = await startInstance(undefined)
  const options = ['--option', 'topic=t', '--option', `server=${server.url}`]
  expect(await vigie.vigie('channels', 'add', 'phone', '--preset', 'ntfy', ...options)).toMatchObject({
    err: '',
  })
})
afterAll(async () => {
  await vigie.stop()
  await server.close()
})

it('ends with 0 if the service took it', async () => {
  status = 200
  expect(await vigie.vigie('channels', 'test', 'phone')).toMatchObject({ code: 0, out: 'phone: sent\n' })
})

it('ends with 7 and the reason if the service refused it', async () => {
  status = 404
  const refused = await vigie.vigie('channels', 'test', 'phone')
  expect(refused.code).toBe(7)
  expect(refused.out).toMatch(/^phone: failed \(.*404.*\)\n$/)
})
