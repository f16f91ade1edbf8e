/** The error answers of the OpenAPI document: one model, and one shared answer for each set of codes. */
import { STATUS_CODES } from 'node:http'
import { ERRORS, type ErrorCode } from '../../../shared/error-codes.ts'
import { type ErrorParams, errorParts } from '../../../shared/errors.ts'
import { PROBLEM_TYPE, problemDocument } from '../../../shared/problem.ts'
import { problemHeaders } from './openapi-headers.ts'

/** An answer as the document describes it; `x-codes` are the codes of errors it can carry. */
export interface ProblemResponse {
  readonly description: string
  readonly 'x-codes': readonly string[]
  readonly headers: ReturnType<typeof problemHeaders>
  readonly content: Readonly<Record<string, { readonly schema: object; readonly example: object }>>
}

const text = { type: 'string' } as const

/** The model `Problem`. */
export const problemModel = {
  type: 'object',
  description: 'Why a request was refused or failed (RFC 9457)',
  required: [
    'type',
    'title',
    'status',
    'detail',
    'instance',
    'code',
    'field',
    'remedy',
    'params',
    'reference',
  ],
  properties: {
    type: { ...text, description: 'Names the code, as a URN' },
    title: { ...text, description: 'The code in words' },
    status: { type: 'integer', description: 'The HTTP status' },
    detail: { ...text, description: 'What is wrong, in the language of the caller' },
    instance: { ...text, description: 'Names this request, as a URN' },
    code: { ...text, description: 'Stable across versions and languages' },
    field: { type: ['string', 'null'], description: 'Path of the one field that is wrong' },
    remedy: { type: ['string', 'null'], description: 'What to do; null where the detail says it' },
    params: {
      type: 'object',
      description: 'What the detail was filled with',
      additionalProperties: { type: ['string', 'number'] },
    },
    reference: { type: ['string', 'null'], description: 'Identifier of the request, as written in the log' },
  },
}

/** Returns the answer for errors of one status. */
export function problemResponse(codes: readonly ErrorCode[], status: number): ProblemResponse {
  const [first] = codes
  const data = { params: {}, reference: '6f2f7a39-9d2a-4dbb-9c5d-0d6a3c6f1c11' }
  const parts = first === undefined ? null : errorParts(first, EXAMPLE_PARAMS, 'en')
  const detail = parts?.problem ?? 'What is wrong'
  const example = problemDocument(first ?? 'internal', status, {
    detail,
    remedy: parts?.remedy ?? null,
    ...data,
  })
  return {
    description: `${STATUS_CODES[status] ?? status}: ${codes.join(', ')}`,
    'x-codes': codes,
    headers: problemHeaders(status),
    content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' }, example } },
  }
}

const EXAMPLE_PARAMS: ErrorParams = {
  field: 'name',
  problem: { messageKey: 'missing' },
  id: 'x',
  seconds: 5,
  origin: 'example.org',
}

/** Codes that always come together have one name. */
const TOGETHER = [
  { codes: 'forbidden,right_missing,path_outside_roots,local_only', name: 'Forbidden' },
  { codes: 'request_in_flight,request_outcome_unknown', name: 'Repeated' },
]

/** Returns the name of the shared answer for some codes: `InvalidInput`. */
export function responseName(codes: readonly string[]): string {
  const all = codes.join(',')
  const end = TOGETHER.find((known) => all === known.codes || all.endsWith(`,${known.codes}`))
  const alone = end === undefined ? codes : codes.slice(0, codes.length - end.codes.split(',').length)
  const names = alone.map((code) => code.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase()))
  return [...names, ...(end === undefined ? [] : [end.name])].join('Or')
}

/** Codes of the registry with this status, out of some. */
export const codesOf = (codes: readonly string[]): readonly ErrorCode[] =>
  codes.filter((code): code is ErrorCode => Object.hasOwn(ERRORS, code))
