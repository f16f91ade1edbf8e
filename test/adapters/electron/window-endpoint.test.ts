import { EventEmitter } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { IpcMain, IpcMainEvent, MessagePortMain } from 'electron'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openWindowEndpoint, servicesAnswerer } from '../../../main/adapters/electron/window-endpoint.ts'
import type { Services } from '../../../main/core/services/index.ts'
import { PORT_MESSAGE } from '../../../shared/bridge.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { VigieError } from '../../../shared/errors.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { silentLog } from '../../helpers/silent-log.ts'

/** The main process's end of a channel: like the window's, but its events have the message as `data`. */
function mainEnd(port: MessagePort) {
  const on = (name: string, listener: (event?: { data: unknown; ports: [] }) => void) => {
    port.on(name, (data: unknown) => listener(name === 'message' ? { data, ports: [] } : undefined))
  }
  return {
    on: on as unknown as MessagePortMain['on'],
    postMessage: (message: unknown) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  } satisfies Pick<MessagePortMain, 'on' | 'postMessage' | 'start' | 'close'>
}

type MessageSender = { readonly url: string; readonly parent: object | null } | null

/** Electron's side of the endpoint: a frame passes one end of a channel; the other end is the window's. */
function openDoor() {
  const emitter = new EventEmitter()
  const ipcMain = emitter as unknown as Pick<IpcMain, 'on' | 'removeListener'>
  const log = silentLog()
  const owner: { language: Language } = { language: 'en' }
  const system = {
    health: () => ({
      status: 'ok',
      version: '1.2.3',
      started_at: '2026-11-22T15:20:00+01:00',
      pid: 7,
      state: 'off',
      jobs: [],
      message: { messageKey: 'health.all.off' },
      problems: [],
    }),
    about: () => {
      throw new VigieError('job_not_found', { id: 'nobody' })
    },
    log: () => {
      throw new TypeError('a bug')
    },
  }
  const services = { system } as unknown as Services
  let errors = 0
  const reference = () => `error ${++errors}`
  const close = openWindowEndpoint(ipcMain, {
    log,
    answer: servicesAnswerer({ services, log, language: () => owner.language, reference }),
  })
  onTestFinished(close)

  function knock(senderFrame: MessageSender) {
    const { port1, port2 } = new MessageChannel()
    onTestFinished(() => port1.close())
    emitter.emit(PORT_MESSAGE, { senderFrame, ports: [mainEnd(port2)] } as unknown as IpcMainEvent)
    return port1
  }
  return { knock, log, emitter, close, owner }
}

const PANEL = { url: 'vigie://panel/index.html#/now', parent: null }

describe('the door of the window', () => {
  it('serves the contract to the main frame of the panel', async () => {
    const { knock } = openDoor()
    const port = knock(PANEL)
    const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port }))
    expect(await client.system.health()).toMatchObject({ version: '1.2.3' })
  })

  it('speaks the language of the settings as they are at each call', async () => {
    const { knock, owner } = openDoor()
    const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: knock(PANEL) }))
    await expect(client.system.about()).rejects.toThrow('There is no job')
    owner.language = 'fr'
    await expect(client.system.about()).rejects.toThrow('Il n’y a pas de tâche')
  })

  it('gives each unexpected error a reference of its own, in the answer and beside the stack in the log', async () => {
    const { knock, log } = openDoor()
    const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: knock(PANEL) }))
    await expect(client.system.log({})).rejects.toThrow('(error 1)')
    await expect(client.system.log({})).rejects.toThrow('(error 2)')
    expect(log.lines.map(({ context }) => context)).toEqual([
      { reference: 'error 1', error: new TypeError('a bug') },
      { reference: 'error 2', error: new TypeError('a bug') },
    ])
  })

  it.each<[string, MessageSender]>([
    ['another page', { url: 'https://example.org/', parent: null }],
    ['a frame inside the panel', { url: 'vigie://panel/index.html', parent: {} }],
    ['a frame that is gone', null],
  ])('refuses %s, closes its port and logs it', async (_who, sender) => {
    const { knock, log } = openDoor()
    const port = knock(sender)
    await new Promise((resolve) => port.once('close', resolve))
    expect(log.lines.map(({ level }) => level)).toEqual(['warn'])
  })

  it.each([
    ['text that is no request', 'not a request'],
    ['an object', { id: 1 }],
    ['bytes that are none', Uint8Array.of(0, 1, 2, 3)],
    ['a number', 7],
  ])('refuses %s by name and goes on', async (_what, message) => {
    const { knock, log } = openDoor()
    const port = knock(PANEL)
    port.postMessage(message)
    const client: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port }))
    expect(await client.system.health()).toMatchObject({ status: 'ok' })
    expect(log.lines.map((line) => line.message)).toEqual(['A message of the window was refused.'])
  })

  it('hears nobody once it is closed', () => {
    const { close, emitter } = openDoor()
    close()
    expect(emitter.listenerCount(PORT_MESSAGE)).toBe(0)
  })
})
