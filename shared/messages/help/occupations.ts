/** Help of the commands about occupation records. */
import type { Messages } from '../catalogue.ts'

const onlyThese = { en: 'only these', fr: 'seulement celles-ci' }
const ofDomain = { en: 'all records of this domain', fr: 'toutes les fiches de ce domaine' }
const all = { en: 'all records', fr: 'toutes les fiches' }

export const occupationsHelp = {
  occupations: {
    en: 'Occupation records, rewritten by Claude once a month',
    fr: 'Les fiches métiers, réécrites par Claude une fois par mois',
  },
  'occupations list': { en: 'Search and list records', fr: 'Chercher et lister des fiches' },
  'occupations list --search': {
    en: 'words of title or text; accents do not matter',
    fr: 'mots du titre ou du texte ; les accents ne comptent pas',
  },
  'occupations list --status': onlyThese,
  'occupations list --domain': {
    en: 'only this domain, for example M',
    fr: 'seulement ce domaine, par exemple M',
  },
  'occupations show': { en: 'One record', fr: 'Une fiche' },
  'occupations history': { en: 'Versions of a record', fr: 'Les versions d’une fiche' },
  'occupations diff': {
    en: 'Compare two versions; 0 is the empty record',
    fr: 'Comparer deux versions ; 0 est la fiche vide',
  },
  'occupations estimate': { en: 'What a run would cost', fr: 'Ce que coûterait une exécution' },
  'occupations export': {
    en: 'Write all records to a .json or .csv file',
    fr: 'Écrire toutes les fiches dans un fichier .json ou .csv',
  },
  'occupations export --status': onlyThese,
  'occupations audit': {
    en: 'Who changed what, newest first',
    fr: 'Qui a changé quoi, le plus récent d’abord',
  },
  'occupations audit --search': {
    en: 'in event, agent or description',
    fr: 'dans l’événement, l’agent ou la description',
  },
  'occupations import': {
    en: 'Import the ROME tree (xlsx), CSV, JSON or SQLite',
    fr: 'Importer l’arborescence ROME (xlsx), un CSV, un JSON ou une base SQLite',
  },
  'occupations import --publish': {
    en: 'new records take part in the monthly run',
    fr: 'les nouvelles fiches prennent part à l’exécution mensuelle',
  },
  'occupations publish': {
    en: 'Make one record, or all of a domain, published',
    fr: 'Publier une fiche, ou toutes celles d’un domaine',
  },
  'occupations publish --domain': ofDomain,
  'occupations publish --all': all,
  'occupations unpublish': {
    en: 'Make one record, or all of a domain, draft',
    fr: 'Remettre en brouillon une fiche, ou toutes celles d’un domaine',
  },
  'occupations unpublish --domain': ofDomain,
  'occupations unpublish --all': all,
  'occupations update': { en: 'Rewrite one record now', fr: 'Réécrire une fiche maintenant' },
  'occupations update-all': {
    en: 'Rewrite every published record now',
    fr: 'Réécrire maintenant toutes les fiches publiées',
  },
  'occupations rollback': {
    en: 'Make an earlier version current',
    fr: 'Revenir à une version antérieure',
  },
  'occupations key': {
    en: 'Read the Claude key from standard input and keep it',
    fr: 'Lire la clé de Claude sur l’entrée standard et la garder',
  },
  'occupations key --remove': { en: 'forget the key', fr: 'oublier la clé' },
} as const satisfies Messages
