CREATE TABLE "robots" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
	"name" text NOT NULL UNIQUE,
	"public_key" text NOT NULL UNIQUE,
	"enrolled_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"seen_at" timestamp with time zone,
	"software_version" text,
	"pending" integer,
	"quarantined" integer,
	"oldest_posted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "outboxes" (
	"robot_id" integer NOT NULL REFERENCES "robots"("id"),
	"outbox" uuid NOT NULL,
	"cursor" bigint NOT NULL,
	PRIMARY KEY ("robot_id", "outbox")
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"id" uuid PRIMARY KEY,
	"robot_id" integer NOT NULL REFERENCES "robots"("id"),
	"outbox" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"content_sha256" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"arrival" bigint GENERATED ALWAYS AS IDENTITY,
	"record" jsonb NOT NULL,
	CONSTRAINT "leads_once" UNIQUE ("robot_id", "outbox", "sequence")
);
--> statement-breakpoint
CREATE INDEX "leads_newest" ON "leads" ("arrival" DESC);
--> statement-breakpoint
CREATE TABLE "configs" (
	"robot_id" integer NOT NULL REFERENCES "robots"("id"),
	"version" integer NOT NULL,
	"document" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"accepted" boolean,
	"reasons" jsonb,
	PRIMARY KEY ("robot_id", "version")
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"robot_id" integer NOT NULL REFERENCES "robots"("id"),
	"visit" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	"language" text NOT NULL,
	"outcome" text NOT NULL,
	PRIMARY KEY ("robot_id", "visit")
);
