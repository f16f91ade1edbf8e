/** Requirements for an answer: a documented status, the documented form, and no internal error. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { ApiDocument, FuzzOperation } from './document.ts'

export type FuzzJudge = (operation: FuzzOperation, answer: Response) => Promise<string | null>

const FRAMEWORK_FREE = { strict: false, validateFormats: false, allErrors: false } as const

/** @returns what is wrong with an answer, or null */
export function createJudge({ plain }: ApiDocument): FuzzJudge {
  const ajv = new Ajv2020(FRAMEWORK_FREE)
  ajv.addSchema(plain, 'api')
  const known = new Map<string, ValidateFunction>()
  const validator = (pointer: string) => {
    const found = known.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` })
    known.set(pointer, found)
    return found
  }
  return async (operation, answer) => {
    const status = String(answer.status)
    const documented = operation.responses[status]
    const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? ''
    if (type === 'text/event-stream') {
      await answer.body?.cancel()
      return documented?.content?.[type] === undefined ? 'an undocumented stream' : null
    }
    const text = await answer.text()
    if (answer.status === 500) return `failed inside: ${text}`
    if (documented === undefined) return `undocumented status: ${text}`
    const schema = documented.content?.[type]?.schema
    if (schema === undefined) return text === '' ? null : `undocumented content type "${type}"`
    const path = operation.path.replaceAll('~', '~0').replaceAll('/', '~1')
    const pointer = `/paths/${path}/${operation.method.toLowerCase()}/responses/${status}/content/${type.replace('/', '~1')}/schema`
    const valid = validator(schema.$ref?.slice(1) ?? encodeURI(pointer))
    if (valid(JSON.parse(text))) return null
    return `outside its schema: ${ajv.errorsText(valid.errors)} in ${text.slice(0, 400)}`
  }
}
