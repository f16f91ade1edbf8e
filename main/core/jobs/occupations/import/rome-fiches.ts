/**
 * Reads the records of ROME's open data in JSON (`unix_fiche_emploi_metier`): `rome`, `appellations`, `definition`,
 * `acces_metier`, `competences` by challenge or category, `contextes_travail`, `secteurs_activite`, `mobilites`.
 */
import * as z from 'zod'
import type { ImportedFile, ImportedOccupation } from '../library.ts'
import { lineList, longText, saidIn } from './part.ts'

const named = z.object({ libelle: z.string() })
const item = named.extend({ coeur_metier: z.string().nullish() })
const groups = z.array(z.object({ libelle: z.string().nullish(), items: z.array(item).nullish() }))
const section = z.object({ enjeux: groups.nullish(), categories: groups.nullish() }).nullish()

const appellation = named.extend({ code_ogr: z.coerce.string().nullish() })

const ficheSchema = z.object({
  rome: z.object({
    code_rome: z.string().regex(/^[A-Z]\d{4}$/),
    intitule: z.string().trim().min(1).max(300),
    code_ogr: z.coerce.string().nullish(),
  }),
  appellations: z.array(appellation).nullish(),
  definition: z.string().nullish(),
  acces_metier: z.string().nullish(),
  competences: z
    .object({ savoir_faire: section, savoir_etre_professionnel: section, savoirs: section })
    .nullish(),
  contextes_travail: groups.nullish(),
  secteurs_activite: z.array(named).nullish(),
  mobilites: z.array(z.object({ rome_cible: z.string() })).nullish(),
})

type RomeFiche = z.infer<typeof ficheSchema>
type RomeGroups = z.infer<typeof groups> | null | undefined

/** Whether an item of a list in JSON is such a record. */
export const isFiche = (value: unknown): boolean =>
  z.object({ rome: z.object({ code_rome: z.string() }) }).safeParse(value).success

/** Reads each record; one of another form is refused. */
export function readFiches(items: readonly unknown[]): ImportedFile {
  const read = items.map((value) => ficheSchema.safeParse(value))
  return {
    records: read.flatMap(({ data }) => (data === undefined ? [] : [recordOf(data)])),
    refused: read.flatMap(({ success }, index) =>
      success
        ? []
        : [
            {
              where: { messageKey: 'records.number', params: { number: String(index + 1) } },
              problem: { messageKey: 'records.not_fiche' },
            } as const,
          ],
    ),
  }
}

function recordOf(fiche: RomeFiche): ImportedOccupation {
  const { rome, appellations } = fiche
  return {
    code: rome.code_rome,
    title: rome.intitule,
    ogr: rome.code_ogr ?? null,
    status: null,
    titles: appellations?.length ? appellations.map(titleOf) : null,
    content: null,
    part: partOf(fiche),
  }
}

const titleOf = ({ libelle, code_ogr: ogr }: z.infer<typeof appellation>) => ({
  ogr: ogr ?? null,
  label: libelle,
})

function partOf(fiche: RomeFiche) {
  const { competences, contextes_travail: contexts } = fiche
  const structures = (contexts ?? []).filter(({ libelle }) => isStructure(libelle ?? ''))
  const conditions = (contexts ?? []).filter(({ libelle }) => !isStructure(libelle ?? ''))
  return saidIn({
    description: longText(fiche.definition ?? ''),
    skills: lineList([
      ...coreFirst(competences?.savoir_faire?.enjeux),
      ...coreFirst(competences?.savoirs?.categories),
    ]),
    transversal_skills: lineList(coreFirst(competences?.savoir_etre_professionnel?.enjeux)),
    training: lineList((fiche.acces_metier ?? '').split(/\n+/)),
    working_conditions: lineList(coreFirst(conditions)),
    environments: lineList(coreFirst(structures)),
    sectors: lineList((fiche.secteurs_activite ?? []).map(({ libelle }) => libelle)),
    related_occupations: lineList(
      (fiche.mobilites ?? []).map(({ rome_cible }) => rome_cible.replace(/^[A-Z]\d{4} - /, '')),
    ),
  })
}

/** ROME's group of the kinds of companies and institutions. */
export const isStructure = (group: string): boolean => /structure/i.test(group)

/** What ROME marks as the heart of the occupation comes first, since a list has a limit. */
function coreFirst(given: RomeGroups): string[] {
  const items = (given ?? []).flatMap((group) => group.items ?? [])
  const isCore = ({ coeur_metier }: z.infer<typeof item>) => coeur_metier === 'Principale'
  return [...items.filter(isCore), ...items.filter((one) => !isCore(one))].map(({ libelle }) => libelle)
}
