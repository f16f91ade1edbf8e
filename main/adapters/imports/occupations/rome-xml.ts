/**
 * Reads ROME's open data in XML (`RefRomeXml.zip`): the records of `unix_fiche_emploi_metier`, as version 4 and version 3 have
 * them, in the form of the JSON files; and the flat files, as tables.
 */

import { type CheerioAPI, load } from 'cheerio/slim'
import type { TextEncoding } from '../../../../shared/occupation-import.ts'
import type { TableSheet } from '../../../core/tables/table.ts'
import type { MarkupSelection } from '../../texts/markup-selection.ts'

/** The records of a file, one by one: as a whole, 30 MB of XML would fill the memory of a thread. */
const RECORD = /<(fiche_metier|fiche_emploi_metier)>[\s\S]*?<\/\1>/g

/** What holds a list of elements of one kind. */
const LISTS = ['appellations', 'enjeux', 'categories', 'items', 'contextes_travail', 'secteurs_activite']

/** Whether a text is XML; a page of HTML is not. */
export const isXml = (text: string): boolean => /^\s*<(\?xml\s|ogr>|fiches_metier>)/.test(text)

const DECLARED: readonly (readonly [RegExp, TextEncoding])[] = [
  [/^utf-?8$/i, 'utf-8'],
  [/^iso-?8859-15$/i, 'iso-8859-15'],
  [/^(iso-?8859-1|windows-1252)$/i, 'windows-1252'],
]

/** Returns the character set that the declaration of an XML file names; null if it names none that is known. */
export function declaredEncoding(bytes: Uint8Array): TextEncoding | null {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const name = /^\s*<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(head)?.[1] ?? ''
  return DECLARED.find(([form]) => form.test(name))?.[1] ?? null
}

/** Returns the records in the form that the JSON files have; empty if the file is another one. */
export function romeXmlRecords(text: string): unknown[] {
  return [...text.matchAll(RECORD)].map(([xml, name]) => {
    const $ = load(xml, { xml: true })
    const root = $(name ?? '').first()
    return name === 'fiche_metier' ? ficheOf($, root) : olderFicheOf($, root)
  })
}

/** Version 4: the JSON files have the same names, and lists where XML has one element around several. */
function ficheOf($: CheerioAPI, root: MarkupSelection): unknown {
  const mobilites = root
    .find('mobilites mobilite')
    .toArray()
    .map((element) => objectOf($, $(element)))
  return {
    ...objectOf($, root),
    mobilites: mobilites.filter(({ rome_cible }) => typeof rome_cible === 'string'),
  }
}

function contentOf($: CheerioAPI, element: MarkupSelection): unknown {
  if (element.children().length === 0) return textOf(element)
  const name = element.prop('tagName')?.toLowerCase() ?? ''
  if (!LISTS.includes(name)) return objectOf($, element)
  return element
    .children()
    .toArray()
    .map((child) => contentOf($, $(child)))
}

const objectOf = ($: CheerioAPI, element: MarkupSelection): Record<string, unknown> =>
  Object.fromEntries(
    element
      .children()
      .toArray()
      .map((child) => [child.tagName, emptyList(child.tagName, contentOf($, $(child)))]),
  )

/** A list without elements is a text without letters. */
const emptyList = (name: string, value: unknown): unknown =>
  LISTS.includes(name) && value === null ? [] : value

/** Null if there is nothing in it. */
const textOf = (element: MarkupSelection): string | null => element.text().trim() || null

/** Version 3, until 2022: activities in place of know-how, and an environment in place of contexts. */
function olderFicheOf($: CheerioAPI, root: MarkupSelection): unknown {
  const items = (path: string) =>
    root
      .find(path)
      .toArray()
      .map((element) => objectOf($, $(element)))
  const environment = items('environnement_de_travail > item')
  const ofKind = (kind: string) =>
    environment
      .filter(({ libelle_environnement: group }) => group === kind)
      .map(({ libelle }) => ({ libelle }))
  const exercise = textOf(root.children('condition_exercice_activite'))?.split(/\n+/) ?? []
  return {
    rome: objectOf($, root.children('bloc_code_rome')),
    appellations: items('appellation > item'),
    definition: textOf(root.children('definition')),
    acces_metier: textOf(root.children('acces_emploi_metier')),
    competences: {
      savoir_faire: { enjeux: [{ items: items('activite_de_base > item, activite_specifique > item') }] },
      savoirs: { categories: [{ items: items('savoir_theorique_et_proceduraux > item') }] },
    },
    contextes_travail: [
      { libelle: 'STRUCTURES', items: ofKind('STRUCTURES') },
      {
        libelle: 'CONDITIONS',
        items: [...exercise.map((libelle) => ({ libelle })), ...ofKind('CONDITIONS')],
      },
    ],
    secteurs_activite: ofKind('SECTEURS'),
    mobilites: items('les_mobilites mobilite').map(({ code_rome_cible: rome_cible }) => ({ rome_cible })),
  }
}

/** Returns a flat file, such as `unix_referentiel_code_rome`, with the names of its elements as headings. */
export function xmlTable(text: string): TableSheet {
  const $ = load(text, { xml: true })
  const rows = $.root().children().first().children().toArray()
  const headings = [
    ...new Set(
      rows.flatMap((row) =>
        $(row)
          .children()
          .toArray()
          .map(({ tagName }) => tagName),
      ),
    ),
  ]
  const cellsOf = (row: (typeof rows)[number]) =>
    headings.map((heading) => textOf($(row).children(heading).first()) ?? '')
  return {
    name: '',
    rows: [headings, ...rows.map(cellsOf)].map((cells, index) => ({ line: index + 1, cells, problem: null })),
  }
}
