/** A local analysis service with answers chosen by the test. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

export type AnalysisAnswer = (response: ServerResponse) => void

export const json =
  (body: unknown, status = 200): AnalysisAnswer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

export const SUCCESS = {
  success: true,
  analysis: { signal: 'BUY', confidence: 0.8 },
  execution: { triggered: true },
}

/** Starts the service; `healthy` and `analyze` may be changed at any time. It stops when the test ends. */
export async function startAnalysis() {
  const service = {
    url: '',
    healthy: json({ status: 'ok' }) as AnalysisAnswer,
    analyze: json(SUCCESS) as AnalysisAnswer,
    healthAsked: 0,
    calls: [] as { method: string; body: string; headers: Record<string, unknown> }[],
  }
  const server = createServer(async (request, response) => {
    if (request.url === '/health') {
      service.healthAsked += 1
      service.healthy(response)
      return
    }
    service.calls.push({ method: request.method ?? '', body: await text(request), headers: request.headers })
    service.analyze(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  service.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return service
}
