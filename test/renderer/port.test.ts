/** The window's connection to Vigie: the panel's client over a MessagePort, with the real router. */
import { RPCHandler } from '@orpc/server/message-port'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { router } from '../../main/adapters/router/index.ts'
import { portTransport } from '../../renderer/client/port.ts'
import { createClient, type PanelClient } from '../../renderer/client.ts'
import { PORT_MESSAGE } from '../../shared/bridge.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'

let instance: RunningInstance
beforeAll(async () => {
  instance = await startInstance(undefined, { network: false })
})
afterAll(() => instance.stop())

/** Replaces preload and main process: serves each port passed to it. */
function bridge() {
  const handed: MessagePort[] = []
  const gone = { now: false }
  const { services, foundation } = instance.application
  const handler = new RPCHandler(router)
  return {
    handed,
    gone,
    postMessage(message: unknown, _target: string, [port]: Transferable[] = []) {
      if (message !== PORT_MESSAGE || !(port instanceof MessagePort)) throw new Error('not a port')
      handed.push(port)
      if (gone.now) {
        port.close()
        return
      }
      handler.upgrade(port, {
        context: { services, log: foundation.log, language: 'en', reference: () => 'window' },
      })
      port.start()
    },
  }
}

function connected() {
  const main = bridge()
  const transport = portTransport(main, { token: () => null, language: () => 'en' })
  const client: PanelClient = createClient(transport)
  return { main, transport, client }
}

test('reads, changes and typed refusals pass over the port', async () => {
  const { client, transport } = connected()
  expect((await client.system.health()).status).toBe('ok')
  const saved = await client.settings.update({ changes: { storage: { log_days: 21 } } })
  expect(saved.storage.log_days).toBe(21)
  await expect(client.jobs.get({ id: 'nobody' })).rejects.toMatchObject({ code: 'job_not_found' })
  transport.close()
})

test('events stream over the port until the panel leaves', async () => {
  const { client, transport } = connected()
  const leave = new AbortController()
  const events = await client.system.events(undefined, { signal: leave.signal })
  const next = events.next()
  await client.settings.update({ changes: { storage: { log_days: 22 } } })
  expect((await next).value).toBeDefined()
  leave.abort()
  transport.close()
})

test('after a break the same client goes on over a new port', async () => {
  const { client, transport, main } = connected()
  await client.system.health()
  main.handed[0]?.close()
  await expect.poll(async () => (await client.system.health()).status).toBe('ok')
  expect(main.handed).toHaveLength(2)
  transport.close()
})

test('without anybody at the other end a call is refused instead of left waiting', async () => {
  const { client, transport, main } = connected()
  await client.system.health()
  main.gone.now = true
  main.handed[0]?.close()
  await expect(client.system.health()).rejects.toThrow()
  await expect(client.system.health()).rejects.toThrow()
  main.gone.now = false
  expect((await client.system.health()).status).toBe('ok')
  transport.close()
})
