import type { FieldDifference } from '../../../shared/contract/occupations-answers.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { useRead, useWords } from '../../session.ts'
import { readDifference } from './reads.ts'
import { isNothing, partName, valueText } from './value-text.ts'
import { areAlike, WordChanges } from './Words.tsx'

interface DifferenceProps {
  readonly code: string
  readonly from: number
  readonly to: number
}

/** Two versions side by side, field by field; lists show added and removed items. */
export function Difference({ code, from, to }: DifferenceProps) {
  const words = useWords()
  const read = readDifference(code, from, to)
  const state = useRead(read)
  return (
    <div className="difference">
      <Loaded read={read} state={state}>
        {(fields) =>
          fields.every(isStillNothing) ? (
            <p className="muted">{words.t('panel.occupations.same')}</p>
          ) : (
            <Changes fields={fields} />
          )
        }
      </Loaded>
    </div>
  )
}

/** The changed fields, one below the other; empty and missing count as equal. */
export function Changes({ fields }: { readonly fields: readonly FieldDifference[] }) {
  const words = useWords()
  const changed = fields.filter((field) => !isStillNothing(field))
  return (
    <dl>
      {changed.map((field) => (
        <div key={field.field}>
          <dt>{fieldName(field.field, words)}</dt>
          <Change field={field} />
        </div>
      ))}
    </dl>
  )
}

function Change({ field }: { readonly field: FieldDifference }) {
  const words = useWords()
  if (field.added.length > 0 || field.removed.length > 0) {
    return (
      <dd className="changes">
        {field.removed.map((line) => (
          <del key={line}>
            <span className="unseen">{words.t('panel.occupations.gone')} </span>
            {line}
          </del>
        ))}
        {field.added.map((line) => (
          <ins key={line}>
            <span className="unseen">{words.t('panel.occupations.come')} </span>
            {line}
          </ins>
        ))}
      </dd>
    )
  }
  if (
    typeof field.before === 'string' &&
    typeof field.after === 'string' &&
    areAlike(field.before, field.after)
  ) {
    return (
      <dd>
        <WordChanges before={field.before} after={field.after} />
      </dd>
    )
  }
  if (isNothing(field.before)) {
    return (
      <dd>
        <ins>{valueText(field.after, words)}</ins>
      </dd>
    )
  }
  return (
    <dd className="sides">
      <del>{valueText(field.before, words)}</del>
      <ins>{valueText(field.after, words)}</ins>
    </dd>
  )
}

function isStillNothing({ before, after }: FieldDifference): boolean {
  return isNothing(before) && isNothing(after)
}

/** Returns the names of the parts of `salaries.junior.median`. */
function fieldName(field: string, words: ReturnType<typeof useWords>): string {
  const [first = field, ...rest] = field.split('.')
  const names = rest.map((part) => partName(part, words))
  return [words.maybe(`occupations.field.${first}`, first), ...names].join(' › ')
}
