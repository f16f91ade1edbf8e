/** ROME's open data in its own files, and the preview of an import. */
import { describe, expect, it } from 'vitest'
import { readOccupations } from '../../../main/adapters/imports/occupations/read.ts'
import { importRecords } from '../../../main/adapters/imports/occupations/run-import.ts'
import { localize } from '../../../shared/errors.ts'
import { openBench } from '../../core/jobs/occupations/bench-of-records.ts'
import { csv, recordsTask as task, zipOf } from '../../helpers/records-files.ts'

const ROME_CSV = {
  'unix_cr_gd_dp_v461_utf8.csv': csv(
    ['code_rome', 'libelle_rome', 'code_grand_domaine', 'libelle_grand_domaine'],
    ['M1805', 'Développeur / Développeuse informatique', 'M', "Support à l'entreprise"],
  ),
  'unix_referentiel_code_rome_v461_utf8.csv': csv(
    ['code_rome', 'code_fiche_metier', 'code_ogr', 'libelle_rome', 'emploi_cadre', 'code_rome_parent'],
    ['M1805', '567', '494', 'Développeur / Développeuse informatique', 'O', 'M1805'],
    ['M1855', '32865', '489081', 'Développeur / Développeuse web', 'N', 'M1805'],
  ),
  'unix_referentiel_appellation_v461_utf8.csv': csv(
    ['code_ogr', 'libelle_appellation_long', 'libelle_appellation_court', 'code_rome', 'classification'],
    ['200151', 'Développeur / Développeuse back-end', 'Développeur back-end', 'M1805', 'SYNONYME'],
    ['14153', 'Développeur / Développeuse informatique', 'Développeur', 'M1805', 'PRINCIPALE'],
  ),
  'unix_texte_v461_utf8.csv': csv(
    ['code_rome', 'code_compo_bloc', 'libelle_type_texte', 'position_phrase', 'libelle_texte'],
    ['M1805', '3', 'definition', '2', 'Les teste.'],
    ['M1805', '3', 'definition', '1', 'Conçoit des programmes.'],
    ['M1805', '4', 'acces_metier', '1', 'Accessible avec un diplôme Bac+2.'],
  ),
  'unix_liens_rome_referentiels_v461_utf8.csv': csv(
    ['code_rome', 'code_compo_bloc', 'code_rubrique', 'code_ogr'],
    ['M1805', '5', '1', '100'],
    ['M1805', '5', '2', '101'],
    ['M1805', '5', '3', '102'],
    ['M1805', '6', '1', '103'],
  ),
  'unix_referentiel_competence_v461_utf8.csv': csv(
    ['code_ogr', 'libelle_competence'],
    ['100', 'Écrire du code'],
    ['101', 'Faire preuve de rigueur'],
  ),
  'unix_referentiel_savoir_v461_utf8.csv': csv(['code_ogr_savoir', 'libelle_savoir'], ['102', 'SQL']),
  'unix_referentiel_contexte_travail_v461_utf8.csv': csv(
    ['code_ogr', 'libelle_contexte', 'libelle_type_contexte'],
    ['103', 'Travail sur écran', 'Conditions de travail et risques professionnels'],
  ),
  'unix_arborescence_secteur_activite_v461_utf8.csv': csv(
    ['code_sect_activite', 'libelle_sect_activite', 'code_rome', 'libelle_rome', 'principal'],
    ['7', 'Numérique', 'M1805', 'Développeur / Développeuse informatique', 'oui'],
  ),
  'unix_rubrique_mobilite_v461_utf8.csv': csv(
    ['code_rome', 'code_rome_cible', 'numero_ordre'],
    ['M1805', 'M1855', '1'],
  ),
  'version.txt': Buffer.from('Numero de version : 461\r\n'),
}

const FICHES = [
  {
    rome: { code_rome: 'F1701', intitule: 'Maçon / Maçonne gros œuvre', code_ogr: '7' },
    appellations: [{ libelle: 'Maçon / Maçonne', libelle_court: 'Maçon', code_ogr: '16000' }],
    definition: 'Construit des murs.',
    acces_metier: 'Accessible avec un CAP.',
    competences: {
      savoir_faire: {
        enjeux: [
          {
            libelle: 'Construction',
            items: [
              { libelle: 'Monter des échafaudages', code_ogr: '1', coeur_metier: null },
              { libelle: 'Maçonner', code_ogr: '2', coeur_metier: 'Principale' },
            ],
          },
        ],
      },
      savoir_etre_professionnel: { enjeux: [{ libelle: 'x', items: [{ libelle: 'Rigueur' }] }] },
      savoirs: { categories: [{ libelle: 'y', items: [{ libelle: 'Lecture de plans' }] }] },
    },
    contextes_travail: [
      { libelle: 'Types de structures', items: [{ libelle: 'Entreprise artisanale' }] },
      { libelle: 'Conditions de travail et risques professionnels', items: [{ libelle: 'En hauteur' }] },
    ],
    secteurs_activite: [{ libelle: 'Bâtiment' }],
    mobilites: [{ rome_cible: 'F1702 - Constructeur / Constructrice de routes', ordre_mobilite: '1' }],
  },
]

/** ISO-8859-15, as the published JSON is: `œ` is byte BD. */
const latin9 = (text: string) => Buffer.from(text.replaceAll('œ', '\u00bd'), 'latin1')

describe('RefRomeCsv.zip', () => {
  it('brings records with their titles, texts, skills, contexts, sectors and neighbours', async () => {
    const { form, records } = await readOccupations('RefRomeCsv.zip', zipOf(ROME_CSV))
    expect(form).toBe('rome')
    expect(records).toHaveLength(2)
    expect(records[0]).toMatchObject({
      code: 'M1805',
      title: 'Développeur / Développeuse informatique',
      ogr: '494',
      titles: [
        { ogr: '14153', label: 'Développeur / Développeuse informatique' },
        { ogr: '200151', label: 'Développeur / Développeuse back-end' },
      ],
      part: {
        description: 'Conçoit des programmes. Les teste.',
        training: ['Accessible avec un diplôme Bac+2.'],
        skills: ['Écrire du code', 'SQL'],
        transversal_skills: ['Faire preuve de rigueur'],
        working_conditions: ['Travail sur écran'],
        sectors: ['Numérique'],
        related_occupations: ['Développeur / Développeuse web'],
      },
    })
  })

  it('fills what is empty, as a version, and replaces no text of Claude or of a person', async () => {
    const bench = openBench({ records: 0 })
    const bytes = zipOf(ROME_CSV)
    expect(await importRecords(bench.db.name, task(bytes))).toMatchObject({ created: 2 })
    const first = bench.store.find('M1805')
    expect(first).toMatchObject({ version: 1, content: { skills: ['Écrire du code', 'SQL'] } })
    const own = { ...first?.content, description: 'Mine', skills: [] }
    bench.keep(
      [{ code: 'M1805', title: 'Mine', ogr: null, status: null, titles: null, content: own as never }],
      2,
      'draft',
    )
    bench.store.lock('M1805', ['skills'])
    await importRecords(bench.db.name, task(bytes, { at: 3 }))
    expect(bench.store.find('M1805')?.content).toMatchObject({ description: 'Mine', skills: [] })
    expect(await importRecords(bench.db.name, task(bytes, { at: 4 }))).toMatchObject({ unchanged: 2 })
  })
})

describe('a set of files with faults', () => {
  it('names the rows that cannot be split, and job titles of records that are not in it', async () => {
    const files = {
      'codes.csv': Buffer.from('"code_rome","libelle_rome","code_ogr"\n"M1805","D","1"\n"M1806","E"x","2"\n'),
      'titles.csv': csv(['code_ogr', 'libelle_appellation_long', 'code_rome'], ['9', 'Autre', 'M9999']),
    }
    const { records, refused } = await readOccupations('RefRomeCsv.zip', zipOf(files))
    expect(records.map(({ code }) => code)).toEqual(['M1805'])
    expect(refused.map(({ where, problem }) => [localize(where, 'en'), problem.messageKey])).toEqual([
      ['row 3 of codes.csv', 'import.problem.stray_quote'],
      ['the file', 'records.unknown_code'],
    ])
  })

  it('takes a code in small letters, and no characters without a width', async () => {
    const list = await readOccupations('list.csv', Buffer.from('code,title\nm1805,Dev\n'))
    expect(list.records).toMatchObject([{ code: 'M1805' }])
    const fiche = { rome: { code_rome: 'M1805', intitule: 'D' }, definition: '\ufeffÉcrit\u200b du code.' }
    const { records } = await readOccupations('f.json', Buffer.from(JSON.stringify([fiche])))
    expect(records[0]?.part).toEqual({ description: 'Écrit du code.' })
  })
})

describe('RefRomeJson.zip', () => {
  it('brings the records in their character set, the heart of the occupation first', async () => {
    const bytes = zipOf({
      'unix_referentiel_appellation_v461.json': latin9('[{"libelle": "x", "code_rome_parent": "A1101"}]'),
      'unix_fiche_emploi_metier_v461.json': latin9(JSON.stringify(FICHES)),
    })
    const { encoding, records } = await readOccupations('RefRomeJson.zip', bytes)
    expect(encoding).toBe('iso-8859-15')
    expect(records).toMatchObject([
      {
        code: 'F1701',
        title: 'Maçon / Maçonne gros œuvre',
        titles: [{ ogr: '16000', label: 'Maçon / Maçonne' }],
        part: {
          skills: ['Maçonner', 'Monter des échafaudages', 'Lecture de plans'],
          environments: ['Entreprise artisanale'],
          working_conditions: ['En hauteur'],
          related_occupations: ['Constructeur / Constructrice de routes'],
        },
      },
    ])
  })

  it('refuses a record of another form, and keeps the others', async () => {
    const bytes = Buffer.from(JSON.stringify([...FICHES, { rome: { code_rome: 'M1805' } }]))
    const { records, refused } = await readOccupations('fiches.json', bytes)
    expect(records).toHaveLength(1)
    expect(refused.map(({ where }) => localize(where, 'en'))).toEqual(['record 2'])
  })
})

describe('a preview', () => {
  const list = latin9('rome;nom du métier\nM1805;D\u00e9veloppeur\nF1701;Gros \u0153uvre\n')
  const columns = { code: 'rome', title: 'nom du métier' }

  it('says how the file is read and what its import would change, and changes nothing', async () => {
    const bench = openBench({ records: 0 })
    const report = await importRecords(bench.db.name, task(list, { columns, step: 'preview' }))
    expect(report).toMatchObject({
      form: 'list',
      encoding: 'iso-8859-15',
      headings: ['rome', 'nom du métier'],
      columns,
      created: 2,
      sample: [{ code: 'M1805' }, { code: 'F1701', title: 'Gros œuvre' }],
    })
    expect(bench.store.find('M1805')).toBeNull()
  })

  it('shows the file in the character set that a person chose', async () => {
    const bench = openBench({ records: 0 })
    const chosen = { columns, step: 'preview', encoding: 'windows-1252' } as const
    const { sample, encoding } = await importRecords(bench.db.name, task(list, chosen))
    expect([encoding, sample[1]?.title]).toEqual(['windows-1252', 'Gros ½uvre'])
  })

  it('names the columns that are missing, so that a person can choose them', async () => {
    const bench = openBench({ records: 0 })
    const report = await importRecords(bench.db.name, task(list, { step: 'preview' }))
    expect(report).toMatchObject({ missing: ['title'], headings: ['rome', 'nom du métier'], records: 0 })
  })

  it('takes the columns of the last import of such a file', async () => {
    const bench = openBench({ records: 0 })
    await expect(importRecords(bench.db.name, task(list))).rejects.toMatchObject({
      params: { problem: { messageKey: 'records.no_column' } },
    })
    await importRecords(bench.db.name, task(list, { columns }))
    const again = await importRecords(bench.db.name, task(list, { step: 'preview' }))
    expect(again).toMatchObject({ remembered: true, columns, unchanged: 2 })
  })
})

describe('a file of job titles only', () => {
  it('renames no record that is there', async () => {
    const bench = openBench({ records: 0 })
    await importRecords(bench.db.name, task(Buffer.from('code,title\nM1805,Études')))
    const titles = csv(['code_ogr', 'libelle_appellation_long', 'code_rome'], ['1', 'Analyste', 'M1805'])
    await importRecords(bench.db.name, task(titles))
    expect(bench.store.find('M1805')?.title).toBe('Études')
    expect(bench.store.titles('M1805')).toEqual([{ ogr: '1', label: 'Analyste' }])
  })
})
