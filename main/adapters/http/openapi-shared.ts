/** Writes parameters and answers that several operations have once, among the components of the OpenAPI document. */
import { STATUS_CODES } from 'node:http'
import { pascal } from './openapi-models.ts'
import type { OpenApiAnswer, OpenApiOperation, OpenApiParameter } from './openapi-operation.ts'

/** Moves repeated parameters of the operations. @returns the components */
export function shareParameters(
  operations: readonly OpenApiOperation[],
): Readonly<Record<string, OpenApiParameter>> {
  const uses = operations.flatMap(({ tags, parameters = [] }) =>
    parameters.map((parameter) => ({ tag: tags?.[0] ?? '', parameter })),
  )
  const shared = new Map<string, string>()
  const components: Record<string, OpenApiParameter> = {}
  for (const [key, [first, ...others]] of Map.groupBy(uses, ({ parameter }) => JSON.stringify(parameter))) {
    if (first === undefined || others.length === 0) continue
    const plain = pascal(first.parameter.name ?? '') + pascal(first.parameter.in ?? '')
    const name = free([plain, pascal(first.tag) + plain], components)
    components[name] = first.parameter
    shared.set(key, `#/components/parameters/${name}`)
  }
  for (const operation of operations) {
    if (operation.parameters === undefined) continue
    operation.parameters = operation.parameters.map((parameter) => {
      const $ref = shared.get(JSON.stringify(parameter))
      return $ref === undefined ? parameter : { $ref }
    })
  }
  return components
}

/** Moves repeated answers with a model. @returns the components */
export function shareAnswers(
  operations: readonly OpenApiOperation[],
): Readonly<Record<string, OpenApiAnswer>> {
  const uses = operations.flatMap(({ responses = {} }) =>
    Object.entries(responses).flatMap(([status, answer]) => {
      const model = answer.content?.['application/json']?.schema?.$ref
      return model === undefined ? [] : [{ responses, status, answer, model }]
    }),
  )
  const components: Record<string, OpenApiAnswer> = {}
  for (const same of Map.groupBy(uses, ({ answer }) => JSON.stringify(answer)).values()) {
    const [first, ...others] = same
    if (first === undefined || others.length === 0) continue
    const name = free([answerName(first)], components)
    components[name] = first.answer
    for (const { responses, status } of same) responses[status] = { $ref: `#/components/responses/${name}` }
  }
  return components
}

/** The model, what the headers tell of the answer, and its status if it is not 200: `JobTagged`, `AssetReplayedCreated`. */
function answerName({
  status,
  answer: { headers = {} },
  model,
}: {
  status: string
  answer: OpenApiAnswer
  model: string
}): string {
  const suffixes = [
    'ETag' in headers ? 'Tagged' : '',
    'Idempotency-Replayed' in headers ? 'Replayed' : '',
    status === '200' ? '' : (STATUS_CODES[status] ?? status),
  ]
  return [model.split('/').at(-1), ...suffixes].join('')
}

function free(proposed: readonly string[], taken: Readonly<Record<string, unknown>>): string {
  const unused = proposed.find((name) => !(name in taken))
  if (unused !== undefined) return unused
  let number = 2
  while (`${proposed.at(-1)}${number}` in taken) number += 1
  return `${proposed.at(-1)}${number}`
}
