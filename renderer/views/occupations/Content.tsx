import type { Occupation } from '../../../shared/contract/occupations-answers.ts'
import type { ContentField, OccupationContent } from '../../../shared/occupation.ts'
import { PAGE_FIELDS, PAY_LEVELS } from '../../../shared/occupation-page.ts'
import { Card } from '../../parts/Card.tsx'
import { useWords } from '../../session.ts'
import { FieldTools } from './FieldTools.tsx'

/** The written part of a record: each field can be edited, and released if it is written by hand. */
export function Content({ occupation }: { readonly occupation: Occupation }) {
  const words = useWords()
  return (
    <Card className="beside" title={words.t('panel.occupations.text')}>
      <div className="content">
        {PAGE_FIELDS.map((field) => (
          <section key={field}>
            <h3>{words.t(`occupations.field.${field}`)}</h3>
            {occupation.content && <FieldText content={occupation.content} field={field} />}
            <FieldTools occupation={occupation} field={field} />
          </section>
        ))}
      </div>
    </Card>
  )
}

interface FieldTextProps {
  readonly content: OccupationContent
  readonly field: ContentField
}

function FieldText({ content, field }: FieldTextProps) {
  if (field === 'salaries') return <Salaries salaries={content.salaries} />
  if (field === 'outlook') return <Outlook outlook={content.outlook} />
  const value = content[field]
  if (typeof value === 'string') return value === '' ? null : <p>{value}</p>
  return (
    <ul>
      {value.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Salaries({ salaries }: Pick<OccupationContent, 'salaries'>) {
  const words = useWords()
  if (salaries === null) return null
  return (
    <table className="table">
      <tbody>
        {PAY_LEVELS.map((level) => (
          <tr key={level}>
            <th scope="row">{words.t(`panel.occupations.level.${level}`)}</th>
            <td className="number">
              {words.t('panel.occupations.salary', {
                min: salaries[level].min,
                median: salaries[level].median,
                max: salaries[level].max,
              })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Outlook({ outlook }: Pick<OccupationContent, 'outlook'>) {
  const words = useWords()
  if (outlook === null) return null
  return (
    <p>
      <strong>{words.t(`panel.occupations.trend.${outlook.trend}`)}</strong> {outlook.five_years}
    </p>
  )
}
