/** Every field of every answer of the contract that a terminal can show. */
import type { AnyContractProcedure } from '@orpc/contract'
import {
  type AnswerShape,
  choicesIn,
  entryShape,
  fieldsOf,
  itemShape,
} from '../../main/adapters/cli/answer-shape.ts'
import { contract } from '../../shared/contract/index.ts'

/** A field of an answer with the choices that the contract gives it. */
export interface AnswerLeaf {
  readonly group: string
  readonly procedure: string
  readonly field: string
  readonly choices: readonly string[]
}

/** Returns the procedures of the contract with the schemas of their answers. */
export function answers(): readonly {
  readonly group: string
  readonly name: string
  readonly schema: AnswerShape
}[] {
  return Object.entries(contract).flatMap(([group, procedures]) =>
    Object.entries(procedures as Record<string, AnyContractProcedure>).map(([name, procedure]) => ({
      group,
      name,
      schema: procedure['~orpc'].outputSchema as AnswerShape,
    })),
  )
}

/** Returns the fields of all answers, those of their parts and items too. Keys of maps are data. */
export const answerLeaves = (): readonly AnswerLeaf[] =>
  answers().flatMap(({ group, name, schema }) => leavesIn({ group, procedure: name }, schema))

function leavesIn(place: Pick<AnswerLeaf, 'group' | 'procedure'>, shape: AnswerShape): readonly AnswerLeaf[] {
  return Object.entries(fieldsOf(shape)).flatMap(([field, inner]) => {
    const item = itemShape(inner) ?? entryShape(inner)
    const choices = [...choicesIn(inner), ...choicesIn(item)]
    return [{ ...place, field, choices }, ...leavesIn(place, inner), ...leavesIn(place, item)]
  })
}
