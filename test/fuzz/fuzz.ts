/** Sends seeded requests to every operation of the document, in turn, and collects wrong answers. */
import fc from 'fast-check'
import type { FuzzOperation } from './document.ts'
import { readDocument } from './document.ts'
import type { FuzzedInstance } from './instance.ts'
import { createJudge } from './judge.ts'
import { type FuzzRequest, requestsTo } from './requests.ts'

export interface FuzzFinding {
  readonly operation: string
  readonly request: FuzzRequest
  readonly status: number | null
  readonly problem: string
}
export interface FuzzReport {
  readonly requests: number
  readonly statuses: Readonly<Record<string, number>>
  readonly findings: readonly FuzzFinding[]
}

/** @param folder for files named by requests */
export async function fuzz(
  vigie: FuzzedInstance,
  { requests, seed, folder }: { requests: number; seed: number; folder: string },
): Promise<FuzzReport> {
  const document = await readDocument()
  const judge = createJudge(document)
  const rounds = Math.ceil(requests / document.operations.length)
  const setting = { schemas: document.schemas, folder }
  const prepared = document.operations.map((operation, at) => ({
    operation,
    samples: fc.sample(requestsTo(operation, setting), { seed: seed + at, numRuns: rounds }),
  }))
  const statuses: Record<string, number> = {}
  const findings: FuzzFinding[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const { operation, samples } of prepared) {
      const request = samples[round]
      if (request === undefined) continue
      const { status, problem } = await tried(vigie, operation, request, judge)
      statuses[String(status)] = (statuses[String(status)] ?? 0) + 1
      if (problem !== null) findings.push({ operation: operation.operationId, request, status, problem })
    }
  }
  return { requests: rounds * prepared.length, statuses, findings }
}

async function tried(
  vigie: FuzzedInstance,
  operation: FuzzOperation,
  request: FuzzRequest,
  judge: ReturnType<typeof createJudge>,
): Promise<{ status: number | null; problem: string | null }> {
  try {
    let answer = await send(vigie, operation, request)
    if (answer.status === 429) {
      await answer.body?.cancel()
      vigie.unlimit()
      answer = await send(vigie, operation, request)
    }
    const problem = await judge(operation, answer)
    if (operation.operationId === 'system.shutdown' && answer.ok) await vigie.application().stopped
    return { status: answer.status, problem }
  } catch (error) {
    return { status: null, problem: `no answer: ${error instanceof Error ? (error.stack ?? '') : error}` }
  }
}

/** An earlier request may have moved the listener: then the next attempt uses its new address. */
async function send(
  vigie: FuzzedInstance,
  operation: FuzzOperation,
  request: FuzzRequest,
): Promise<Response> {
  const before = await vigie.url()
  try {
    return await sendOnce(vigie, operation, request)
  } catch (error) {
    if ((await vigie.url()) === before) throw error
    return sendOnce(vigie, operation, request)
  }
}

async function sendOnce(
  vigie: FuzzedInstance,
  { method }: FuzzOperation,
  { path, body, contentType }: FuzzRequest,
) {
  const url = (await vigie.url()) + path
  const headers = {
    authorization: `Bearer ${vigie.application().token()}`,
    ...(contentType === '' || body === null ? {} : { 'content-type': contentType }),
  }
  return fetch(url, {
    method,
    headers,
    ...(method === 'GET' ? {} : { body }),
    signal: AbortSignal.timeout(20_000),
  })
}
