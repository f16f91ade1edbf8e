import { useId, useState } from 'react'
import type * as z from 'zod'
import type { comparedRecordSchema } from '../../../shared/contract/occupations-answers.ts'
import type { ContentField, OccupationContent } from '../../../shared/occupation.ts'
import { useWords } from '../../session.ts'
import { valueText } from './value-text.ts'

/** What several models wrote of one record. */
export type ComparedRecord = z.infer<typeof comparedRecordSchema>

/** What the models wrote, side by side: one record at a time. */
export function ComparedRecords({ records }: { readonly records: readonly ComparedRecord[] }) {
  const words = useWords()
  const id = useId()
  const [at, setAt] = useState(0)
  const record = records[at]
  if (record === undefined) return null
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{words.t('panel.occupations.models.record')}</label>
        <select id={id} className="input" value={at} onChange={({ target }) => setAt(Number(target.value))}>
          {records.map(({ code, title }, index) => (
            <option key={code} value={index}>
              {code} {title}
            </option>
          ))}
        </select>
      </div>
      <div className="compared">
        {record.texts.map(({ model, content, problem, cost_usd }) => (
          <section key={model} aria-label={model}>
            <h3>
              {model} <span className="muted">{words.dollars(cost_usd, 4)}</span>
            </h3>
            {problem !== null && <p className="reason">{problem}</p>}
            {content && <Written content={content} />}
          </section>
        ))}
      </div>
    </>
  )
}

function Written({ content }: { readonly content: OccupationContent }) {
  const words = useWords()
  return (
    <dl>
      {(Object.keys(content) as ContentField[]).map((field) => (
        <div key={field}>
          <dt>{words.t(`occupations.field.${field}`)}</dt>
          <dd className="wrap-anywhere">{valueText(content[field], words)}</dd>
        </div>
      ))}
    </dl>
  )
}
