/**
 * A client that costs less than any server: requests written once, answers read by their length. What it measures is the
 * server, as long as both have a processor.
 */
import { connect, type Socket } from 'node:net'
import { percentile } from '../harness/statistics.ts'

/** One request of the load. */
export interface LoadTarget {
  readonly port: number
  /** A function is asked before each request. */
  readonly path: string | (() => string)
  readonly token?: string
}

const END_OF_HEAD = Buffer.from('\r\n\r\n')

/** @returns the time of each request, ms. @throws Error if one is not answered with 200 and a length */
async function load(target: LoadTarget, clients: number, take: () => boolean): Promise<readonly number[]> {
  const times: number[] = []
  await Promise.all(Array.from({ length: clients }, () => client(target, take, times)))
  return times
}

/** p50 and p99 of the time of a request, ms. */
export async function loaded(target: LoadTarget, clients: number, requests: number) {
  let left = requests
  const times = await load(target, clients, () => {
    left -= 1
    return left >= 0
  })
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
}

/** The time of each request of clients that ask for so long, ms. @throws Error as `loaded` does, if one is not answered */
export function loadedFor(target: LoadTarget, clients: number, ms: number): Promise<readonly number[]> {
  const ends = performance.now() + ms
  return load(target, clients, () => performance.now() < ends)
}

function client({ port, path, token }: LoadTarget, take: () => boolean, times: number[]): Promise<void> {
  const authorization = token === undefined ? '' : `authorization: Bearer ${token}\r\n`
  const head = ` HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${authorization}accept: application/json\r\n\r\n`
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    let [began, asked] = [0, '']
    const next = () => {
      if (!take()) return end(socket, resolve)
      asked = typeof path === 'string' ? path : path()
      began = performance.now()
      socket.write(`GET ${asked}${head}`)
    }
    const answers = answerReader(
      () => {
        times.push(performance.now() - began)
        next()
      },
      (answer) => reject(new Error(`${asked} was answered with ${answer.split('\r\n')[0]}`)),
    )
    socket.on('data', answers).once('connect', next).once('error', reject)
    socket.once('close', () => reject(new Error(`the connection for ${asked} was closed without an answer`)))
  })
}

function end(socket: Socket, resolve: () => void): void {
  resolve()
  socket.destroy()
}

/** Calls `done` at the end of each answer. */
function answerReader(done: () => void, fail: (head: string) => void): (chunk: Buffer) => void {
  let pending: Buffer[] = []
  let missing: number | null = null
  return (chunk) => {
    if (missing !== null) {
      missing -= chunk.length
    } else {
      pending.push(chunk)
      const all = pending.length === 1 ? chunk : Buffer.concat(pending)
      const at = all.indexOf(END_OF_HEAD)
      if (at < 0) return
      const head = all.toString('latin1', 0, at)
      const length = /\r\ncontent-length: (\d+)/i.exec(head)
      if (!head.startsWith('HTTP/1.1 200') || length === null) return fail(head)
      missing = Number(length[1]) - (all.length - at - END_OF_HEAD.length)
      pending = []
    }
    if (missing > 0) return
    missing = null
    done()
  }
}
