/** Real Kafka, real PostgreSQL and real SMTP inside this JVM or as its child: started, addressed, closed. */
package dev.bellwether.local.service;
