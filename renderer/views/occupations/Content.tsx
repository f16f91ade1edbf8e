import type { OccupationContent } from '../../../shared/occupation.ts'
import { Card } from '../../parts/Card.tsx'
import { useWords } from '../../session.ts'

const LISTS = [
  'skills',
  'transversal_skills',
  'training',
  'certifications',
  'working_conditions',
  'environments',
  'related_occupations',
  'sectors',
] as const

const LEVELS = ['junior', 'experienced', 'senior'] as const

/** The written part of a record. Unknown fields are left out, never filled in. */
export function Content({ content }: { readonly content: OccupationContent }) {
  const words = useWords()
  const { salaries, outlook } = content
  return (
    <Card title={words.t('occupations.field.description')}>
      <div className="content">
        {content.short_description && <p className="strong">{content.short_description}</p>}
        <p>{content.description}</p>
        {LISTS.filter((name) => content[name].length > 0).map((name) => (
          <section key={name}>
            <h3>{words.t(`occupations.field.${name}`)}</h3>
            <ul>
              {content[name].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
        {salaries && (
          <section>
            <h3>{words.t('occupations.field.salaries')}</h3>
            <table className="table">
              <tbody>
                {LEVELS.map((level) => (
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
          </section>
        )}
        {outlook && (
          <section>
            <h3>{words.t('occupations.field.outlook')}</h3>
            <p>
              <strong>{words.t(`panel.occupations.trend.${outlook.trend}`)}</strong> {outlook.five_years}
            </p>
          </section>
        )}
      </div>
    </Card>
  )
}
