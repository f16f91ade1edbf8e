import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { VigieClient } from '../../../main/adapters/cli/vigie-client.ts'
import { socketClient } from '../../../main/adapters/socket/client.ts'
import { fetchOverSocket } from '../../../main/adapters/socket/fetch.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const SHORT = { everyMs: 40, limitMs: 60 }

/** A server on a local socket. */
async function listening(answer: RequestListener): Promise<string> {
  const path =
    process.platform === 'win32' ? `\\\\.\\pipe\\vigie-test-${process.pid}` : join(tempFolder(), 'v.sock')
  const server = createServer(answer).listen(path)
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return path
}

const ask = (path: string) => fetchOverSocket(path, new Request('http://localhost/api/v1/jobs'), SHORT)

it('an instance that accepts a request and never answers is given up, by name', async () => {
  const path = await listening(() => undefined)
  await expect(ask(path)).rejects.toMatchObject({
    code: 'instance_silent',
    params: { socket: path, seconds: 1 },
  })
})

it('an instance that hangs in the middle of its answer is given up, by name', async () => {
  const path = await listening((request, response) => {
    if (request.url === '/api/v1/jobs') response.writeHead(200).write('{')
  })
  const answer = await ask(path)
  await expect(answer.text()).rejects.toMatchObject({ code: 'instance_silent' })
})

it('an instance that ends in the middle of its answer is told as gone', async () => {
  const path = await listening((_, response) => {
    response.writeHead(200).write('{')
    setImmediate(() => response.destroy())
  })
  await expect(ask(path).then((answer) => answer.text())).rejects.toMatchObject({ code: 'instance_gone' })
})

it.each([
  ['an operation', 'application/json', (client: VigieClient) => client.jobs.list()],
  ['a stream of events', 'text/event-stream', watched],
])(
  '%s of an instance that ends meanwhile says so, not that something failed inside',
  async (_what, type, call) => {
    const path = await listening((_, response) => {
      response.writeHead(200, { 'content-type': type }).write(type.includes('event') ? ': \n\n' : '{')
      setImmediate(() => response.destroy())
    })
    await expect(call(socketClient(path, 'en'))).rejects.toMatchObject({ code: 'instance_gone' })
  },
)

async function watched(client: VigieClient): Promise<void> {
  for await (const _event of await client.system.events());
}

it('a long answer of an instance that is alive is waited for', async () => {
  let asked = 0
  const path = await listening((request, response) => {
    if (request.url === '/api/v1/jobs') {
      response.writeHead(200).write('done ')
      return void whenAsked(3).then(() => response.end('late'))
    }
    asked += 1
    response.end('{}')
  })
  async function whenAsked(times: number): Promise<void> {
    await expect.poll(() => asked, { timeout: 20_000 }).toBeGreaterThanOrEqual(times)
  }
  expect(await (await ask(path)).text()).toBe('done late')
})

it('nobody on the socket is not running', async () => {
  await expect(ask(join(tempFolder(), 'none.sock'))).rejects.toMatchObject({ code: 'not_running_instance' })
})
