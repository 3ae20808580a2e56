"""setting_words: what each setting means, as the screen says it."""

from collections.abc import Mapping

MEANINGS: Mapping[str, str] = {
    "solve_seconds": "Secondes pour un planning demandé.",
    "replan_seconds": "Secondes pour un planning refait après une absence.",
    "publication": "Ce qui est publié sans être relu, quand le porteur ne dit rien.",
    "database_url": "Où tout est conservé : un fichier SQLite, ou une base PostgreSQL.",
    "clock": "Instant auquel l’horloge commence, pour une démonstration ; bus intégré seulement.",
    "kafka_bootstrap_servers": "Adresses des serveurs Kafka ; sans elles, le bus intégré.",
    "kafka_security_protocol": "Comment on parle aux serveurs Kafka.",
    "kafka_sasl_mechanism": "Comment le programme dit à Kafka qui il est.",
    "kafka_sasl_username": "Sous quel nom il parle à Kafka.",
    "kafka_sasl_password": "Le mot de passe de ce nom.",
    "kafka_ssl_cafile": "Certificats reconnus (PEM) ; sans lui, ceux du système.",
    "kafka_ssl_certfile": "Certificat du programme (PEM), si Kafka en demande un.",
    "kafka_ssl_keyfile": "Clé de ce certificat (PEM).",
    "kafka_ssl_password": "Mot de passe de cette clé.",
    "kafka_replication": "Copies de chaque sujet : production, 3 ; development, 1.",
    "member": "Nom de ce processus dans ses groupes, gardé d’un démarrage à l’autre ; sinon, celui de la machine.",
    "kafka_session_seconds": "Secondes de silence au bout desquelles les partitions d’un processus passent aux autres.",
    "kafka_prefix": "Devant le nom des sujets et des groupes, sur un Kafka partagé.",
    "log_level": "À partir de quelle importance une ligne est écrite au journal.",
    "log_form": "Forme du journal ; auto : lignes à l’écran, JSON ailleurs.",
    "health_host": "Adresse des pages de santé et de mesure.",
    "public_url": "Adresse à laquelle on atteint le système ; celles des calendriers commencent par elle.",
    "feed_reads_per_minute": "Lectures d’un calendrier par minute ; au-delà, il est demandé d’attendre.",
    "rdv_secret": "Secret dont RDV Service Public signe ses envois ; sans lui, aucun n’est pris.",
    "smtp_host": "Serveur qui prend le courriel ; sans lui, aucun message n’est envoyé.",
    "smtp_port": "Son port.",
    "smtp_security": "Comment le chemin jusqu’à lui est protégé ; none seulement sans mot de passe.",
    "smtp_username": "Sous quel nom lui parler.",
    "smtp_password": "Le mot de passe de ce nom.",
    "smtp_cafile": "Certificats de confiance ; ceux du système sans réglage.",
    "mail_from": "Adresse d’où les agents reçoivent leurs messages.",
}
"""By the name of the field."""
