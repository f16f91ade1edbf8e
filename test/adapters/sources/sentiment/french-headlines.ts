/**
 * Headlines quoted from the home pages of BourseNews (2025-10-24) and La Vie éco (2025-10-24), one label each.
 *
 * The labels follow the rule of the Financial PhraseBank: would an investor in that market consider the news good, bad,
 * or neither? Politics, sport, society, announcements and explanations without an economic direction are neutral.
 * Omitted: headlines that are good for one side of a market and bad for the other (prices of oil and gold), and
 * repetitions. They were labelled before any was scored; the finance terms were developed with these headlines, so the
 * accuracy does not predict that of others.
 */
import type { LabelledText } from '../../../helpers/classification.ts'

const BOURSENEWS = {
  positive: [
    'Les actions européennes progressent légèrement, les bénéfices restent au centre des préoccupations',
    'Paiements numériques: Pay10 décroche l’agrément de Bank Al-Maghrib',
    'Les marchés rebondissent alors que les tensions commerciales s’apaisent',
    'Les marchés européens prolongent leur rebond avant la rencontre Trump–Xi',
    'Maroc Telecom : Les bénéfices retrouvent leur niveau normatif à plus de 5,5 milliards de dirhams à fin septembre',
    'Ennakl Automobiles: Le chiffre d’affaires progresse de 4% à fin septembre',
    'Docline finalise une levée pour accélérer le développement de la Santé Digitale B2B au Maroc et à l’international',
    'Chari sécurise 12 millions de dollars en Série A et reçoit l’agrément d’établissement de paiement de Bank Al-Maghrib',
    'IA prédictive: CleanMob lève 1,3 million d’euros pour optimiser la gestion des flottes',
    'Younes ELHIMDY (Disty) : "Nous avons une bonne visibilité sur la croissance des 2 prochaines années"',
    'Bank Al-Maghrib dégage des bénéfices records en 2024 grâce à une gestion affûtée des réserves de change',
  ],
  negative: [
    'Au Maroc, le paiement digital bute encore sur la barrière de l’acceptation',
    'Banques : Le besoin en liquidité s’est accru à 119,5 milliards de dirhams au 3e trimestre',
    'TGR: Un déficit budgétaire de 50,5 milliards de dirhams à fin septembre',
    'Dollar en repli, or en plein essor : la nervosité des marchés s’amplifie sur fond de tensions sino-américaines',
    'OPCVM : Légère consolidation à 786,6 milliards de dirhams',
    'Bourse de Casablanca : Le Masi respire sous les 19.500 points',
  ],
  neutral: [
    'Guterres sur le Sahara marocain : "C’est un moment historique pour résoudre ce conflit"',
    'Witkoff évoque un possible accord de paix entre le Maroc et l’Algérie dans les 60 jours',
    'Flash Momentum: Scoring technique des valeurs du MASI 20',
    'PLF 2026 : Le déficit budgétaire prévu à 3% du PIB',
    'Tarik Senhaji prend ses fonctions de président de l’AMMC',
    'Convention de coopération entre Tamwilcom et Al Barid Bank pour promouvoir l’accès des étudiants au financement',
    'Allo Garant : la PropTech qui relie talents marocains et logements premium en France',
    'SB3S et TAMWILCOM lancent la 2ᵉ cohorte du programme 3rd ACT pour les startups marocaines en amorçage',
    'IA : Arrabat Holding et Ellipse Digital développent une solution de gestion intelligente des eaux non comptabilisées',
    'Innov Invest : Témoignage de startup avec koolskools, edtech leader au Maroc',
    'Bourse de Casablanca: Quelles perspectives à court terme pour le MASI ?',
    'Les perspectives de la Bourse de Casablanca avec CFG Marchés',
    'Encyclo-Bourse : Comprendre les Trading ranges sur les marchés actions',
    'Quelle différence entre correction et changement de tendance?',
    'Point de presse du Wali de Bank Al-Maghrib - Décembre 2024',
    'IFRS 18 : Tout savoir sur la nouvelle norme qui va bouleverser les pratiques de la communication financière',
    'Yahia Chraibi: "Sanlam Maroc se positionne comme un leader challenger pour son secteur"',
    'Regard sur la gestion d’actifs Episode 05 : La transformation digitale',
    'OPCVM: Comment mesurer et analyser les performances',
    'Regard sur la gestion d’actifs: MACRO, TAUX, INFLATION...Quelle dynamique sur les marchés ?',
    'PLF-2026 face à la GenZ : Des priorités à revoir ?',
    'Stress tests bancaires: À quoi servent-ils et comment sont-ils réalisés ?',
    'Bourse de Casablanca: Que nous dit vraiment la vitesse de circulation des titres cotés ?',
    'SOFAC: AVIS D’AUGMENTATION DE CAPITAL 2025',
  ],
} as const

const LA_VIE_ECO = {
  positive: [
    'Nador West Med : Marsa Maroc et CMA-CGM finalisent l’accord pour l’exploitation du Terminal Ouest',
    'Produits sans fumée : La normalisation, une avancée majeure pour le consommateur',
    'Énergie électrique: La production augmente de 5,3% à fin août 2025',
  ],
  negative: [],
  neutral: [
    'Recherche scientifique et innovation : Le CESE propose 6 leviers pour transformer l’essai',
    'Fatwa sur la Zakat: Le texte mis en ligne',
    'Haute joaillerie : Une nouvelle adresse de la Maison Bachtale à Rabat',
    'Maroc-Kenya: Vers le renforcement de la coopération dans le transport maritime, l’aérien et la logistique',
    'Transport urbain: 1.000 nouveaux bus bientôt en circulation',
    'Accès aux soins : Mise en service de 49 nouveaux centres de santé dans 9 régions',
    'Diplomatie sportive : Le Maroc cultive son soft power',
    'Fonction publique : Le salaire mensuel net moyen culmine à 10.600 DH',
    'EEP: Plus de 19,5 MMDH attendus au Budget général en 2026',
    'Taxes parafiscales : Les principaux établissements et entreprises publics bénéficiaires',
    'Prévention de la corruption : Le groupe BCP bétonne son dispositif',
    'Tamwilcom accueille pour la 1ère fois en Afrique le Sommet Annuel du Groupe de Montréal',
    'PLF 2026 : Un tournant fiscal décisif',
    'Aéroports du Royaume: Plus de 23,9 millions de passagers accueillis en huit mois',
    'Maroc Telecom : Un RNPG de plus de 5,52 MMDH à fin septembre 2025',
    'Fonction publique: Près de 69.000 départs à la retraite prévus entre 2025 et 2029',
    'Sahara: Le SG de l’ONU renouvelle son appel au dialogue',
    'Sahara : Guterres insiste sur l’urgence de saisir le momentum international pour une solution définitive',
    'Albares : Les relations entre l’Espagne et le Maroc traversent leur meilleur moment',
    'CAF Awards 2025 : Le Maroc présent en force',
    'Info en images. RAM lance une nouvelle ligne directe Casablanca-Saint Pétersbourg',
    'Quand les investisseurs lisent le Maroc autrement',
    'CNSS : La généralisation de l’Assurance maladie, un chantier royal qui se concrétise',
    'Météorologie : Le Maroc et la Finlande signent à Genève un mémorandum d’entente',
    'Archives 1985 : Stabiliser le dirham',
    'L’Académie des Arts célèbre sa première promotion à Rabat et Tanger : une dynamique nationale pour révéler les talents et renforcer l’égalité des chances',
    'Veolia Maroc devient partenaire exclusif de l’équipe nationale marocaine de collecte des déchets pour la coupe du monde de Spogomi 2025',
  ],
} as const

export const FRENCH_HEADLINES: readonly LabelledText[] = [BOURSENEWS, LA_VIE_ECO].flatMap((source) =>
  (['positive', 'negative', 'neutral'] as const).flatMap((label) =>
    source[label].map((text) => ({ text, label })),
  ),
)
