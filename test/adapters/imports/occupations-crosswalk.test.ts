/** Other classifications, whose codes a table matches with ROME's. */
import { describe, expect, it } from 'vitest'
import { readOccupations } from '../../../main/adapters/imports/occupations/read.ts'
import { importRecords } from '../../../main/adapters/imports/occupations/run-import.ts'
import { openBench } from '../../core/jobs/occupations/bench-of-records.ts'
import { csv, recordsTask as task, zipOf } from '../../helpers/records-files.ts'

describe('ESCO and O*NET', () => {
  const ESCO = 'http://data.europa.eu/esco/occupation/f2b15a0e-e65a-438a-affb-29b9d50b77d1'
  const occupations = csv(
    ['conceptType', 'conceptUri', 'iscoGroup', 'preferredLabel', 'altLabels', 'description'],
    ['Occupation', ESCO, '2512', 'développeur de logiciels', 'codeur', 'Met en œuvre des logiciels.'],
  )
  const matches = csv(['Code ROME', 'Relation', 'URI'], ['M1805', 'exactMatch', ESCO])

  it('fill records through a table that matches the codes, with the essential skills', async () => {
    const bench = openBench({ records: 0 })
    await importRecords(bench.db.name, task(Buffer.from('code,title\nM1805,Développeur')))
    const skill = 'http://data.europa.eu/esco/skill/1'
    const bytes = zipOf({
      'occupations_fr.csv': occupations,
      'rome_esco.csv': matches,
      'occupationSkillRelations_fr.csv': csv(
        ['occupationUri', 'relationType', 'skillType', 'skillUri'],
        [ESCO, 'essential', 'skill/competence', skill],
      ),
      'skills_fr.csv': csv(['conceptUri', 'skillType', 'preferredLabel'], [skill, 'skill', 'programmer']),
    })
    expect(await importRecords(bench.db.name, task(bytes))).toMatchObject({ form: 'foreign', updated: 1 })
    expect(bench.store.find('M1805')).toMatchObject({
      title: 'Développeur',
      version: 1,
      content: { description: 'Met en œuvre des logiciels.', skills: ['programmer'] },
    })
  })

  it('are matched by the number of O*NET too', async () => {
    const data = Buffer.from(
      'O*NET-SOC Code\tTitle\tDescription\n15-1252.00\tSoftware Developers\tDevelop.\n',
    )
    const bytes = zipOf({
      'Occupation Data.txt': data,
      'x.csv': csv(['rome', 'soc'], ['M1805', '15-1252.00']),
    })
    const { records } = await readOccupations('onet.zip', bytes)
    expect(records).toMatchObject([{ code: 'M1805', title: null, part: { description: 'Develop.' } }])
  })

  it('are refused without such a table, and where the record is not there', async () => {
    await expect(readOccupations('occupations_fr.csv', occupations)).rejects.toMatchObject({
      params: { problem: { messageKey: 'records.no_match' } },
    })
    const bench = openBench({ records: 0 })
    const bytes = zipOf({ 'occupations_fr.csv': occupations, 'rome_esco.csv': matches })
    const { created, refused } = await importRecords(bench.db.name, task(bytes))
    expect([created, refused.map(({ problem }) => problem.messageKey)]).toEqual([0, ['records.unknown_code']])
  })

  describe('with the official tables', () => {
    /** As the table of ESCO and ROME is published: a preamble, and job titles by their OGR numbers. */
    const official = (...rows: readonly (readonly string[])[]) =>
      Buffer.from(
        [
          ['Mapping project name', 'ESCO - ROME'],
          ['Classification 2 Version', 'V3.0'],
          [],
          [
            'classification 1 ID',
            'classification 1 prefered label',
            'classification 2 ID',
            'classification 2 prefered label',
            'mapping relation',
          ],
          ...rows,
        ]
          .map((row) => row.join(','))
          .join('\n'),
      )
    const OTHER = 'http://data.europa.eu/esco/occupation/0a1b2c3d-0000-4000-8000-000000000000'
    const titles = csv(
      ['code_ogr', 'libelle_appellation_long', 'code_rome'],
      ['14153', 'Développeur / Développeuse informatique', 'M1805'],
    )

    async function withTitles() {
      const bench = openBench({ records: 0 })
      await importRecords(bench.db.name, task(titles))
      return bench
    }

    it('match a record by the number of one of its job titles, the closest match first', async () => {
      const bench = await withTitles()
      const more = csv(
        ['conceptUri', 'preferredLabel', 'description'],
        [OTHER, 'informaticien', 'Fait autre chose.'],
      )
      const bytes = zipOf({
        'occupations_fr.csv': occupations,
        'more_fr.csv': more,
        'FR_mapping_esco_rome.csv': official(
          [OTHER, 'informaticien', '14153', 'Développeur', 'skos:broadMatch'],
          [ESCO, 'développeur', '14153', 'Développeur', 'skos:exactMatch'],
        ),
      })
      expect(await importRecords(bench.db.name, task(bytes))).toMatchObject({ updated: 1, refused: [] })
      expect(bench.store.find('M1805')?.content?.description).toBe('Met en œuvre des logiciels.')
    })

    it('match O*NET by way of ESCO', async () => {
      const bench = await withTitles()
      const data = 'O*NET-SOC Code\tTitle\tDescription\n15-1252.00\tSoftware Developers\tDevelop.\n'
      const bytes = zipOf({
        'Occupation Data.txt': Buffer.from(data),
        'FR_mapping_esco_rome.csv': official([ESCO, 'd', '14153', 'Développeur', 'skos:closeMatch']),
        'ESCO_ONET.csv': csv(
          ['O*NET Id', 'O*NET Title', 'ESCO or ISCO URI', 'Type of Match'],
          ['15-1252.00', 'Software Developers', ESCO, 'exactMatch'],
        ),
      })
      await importRecords(bench.db.name, task(bytes))
      expect(bench.store.find('M1805')?.content?.description).toBe('Develop.')
    })

    it('take no number of ISCO for one of a job title', async () => {
      const bench = openBench({ records: 0 })
      const lookalike = csv(['code_ogr', 'libelle_appellation_long', 'code_rome'], ['2512', 'Autre', 'A1101'])
      await importRecords(bench.db.name, task(lookalike))
      const bytes = zipOf({ 'occupations_fr.csv': occupations, 'rome_esco.csv': official() })
      await expect(importRecords(bench.db.name, task(bytes))).rejects.toMatchObject({
        params: { problem: { messageKey: 'records.no_match' } },
      })
    })
  })

  it('find the names of skills in the whole of ESCO, where collections have some of them too', async () => {
    const skill = (id: string) => `http://data.europa.eu/esco/skill/${id}`
    const bytes = zipOf({
      'occupations_fr.csv': occupations,
      'rome_esco.csv': matches,
      'digitalSkillsCollection_fr.csv': csv(
        ['conceptUri', 'preferredLabel', 'skillType'],
        [skill('1'), 'programmer', 'skill'],
      ),
      'occupationSkillRelations_fr.csv': csv(
        ['occupationUri', 'relationType', 'skillType', 'skillUri'],
        [ESCO, 'essential', 'skill/competence', skill('1')],
        [ESCO, 'essential', 'skill/competence', skill('2')],
      ),
      'skills_fr.csv': csv(
        ['conceptUri', 'skillType', 'preferredLabel'],
        [skill('1'), 'skill', 'programmer'],
        [skill('2'), 'skill', 'déboguer'],
      ),
    })
    const { records } = await readOccupations('esco.zip', bytes)
    expect(records[0]?.part?.skills).toEqual(['programmer', 'déboguer'])
  })
})
