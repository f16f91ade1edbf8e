/** A receiver of notifications with a sequence of answers; the last one is repeated. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { httpServer } from './loopback.ts'

export interface ReceivedCall {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export type ReceiverAnswer = (response: ServerResponse, call: ReceivedCall) => void

export async function receiver(...answers: readonly ReceiverAnswer[]) {
  const received: ReceivedCall[] = []
  const origin = await httpServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const call = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body }
    received.push(call)
    answers[Math.min(received.length, answers.length) - 1]?.(response, call)
  })
  return { origin, url: `${origin}/hook`, received }
}

export const ok: ReceiverAnswer = (response) => void response.writeHead(204).end()
export const status =
  (code: number, headers = {}, body = ''): ReceiverAnswer =>
  (response) =>
    void response.writeHead(code, headers).end(body)
export const hang: ReceiverAnswer = () => {}
export const reset: ReceiverAnswer = (response) => void response.socket?.destroy()
