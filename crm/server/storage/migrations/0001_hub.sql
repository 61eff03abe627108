-- Records become intakes: what a robot delivered. A lead is now what the team works on.
ALTER TABLE "leads" RENAME TO "intakes";
--> statement-breakpoint
ALTER TABLE "intakes" RENAME CONSTRAINT "leads_pkey" TO "intakes_pkey";
--> statement-breakpoint
ALTER TABLE "intakes" RENAME CONSTRAINT "leads_once" TO "intake_once";
--> statement-breakpoint
ALTER TABLE "intakes" RENAME CONSTRAINT "leads_robot_id_fkey" TO "intakes_robot_id_fkey";
--> statement-breakpoint
DROP INDEX "leads_newest";
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"logo" text,
	"metadata" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
-- What was collected before there were accounts goes to one that waits for its owner (`stella crm --owner`).
INSERT INTO "accounts" ("id", "name", "slug") SELECT 'first', 'First account', 'first' WHERE EXISTS (SELECT FROM "robots");
--> statement-breakpoint
ALTER TABLE "robots"
	ADD COLUMN "account_id" text REFERENCES "accounts"("id"),
	ADD COLUMN "location" text,
	ADD COLUMN "profile" text,
	ADD COLUMN "left_at" timestamp with time zone,
	ADD COLUMN "hub" uuid,
	ADD COLUMN "online_since" timestamp with time zone;
--> statement-breakpoint
UPDATE "robots" SET "account_id" = 'first';
--> statement-breakpoint
ALTER TABLE "robots" ALTER COLUMN "account_id" SET NOT NULL, DROP CONSTRAINT "robots_name_key",
	ADD CONSTRAINT "robot_name_once" UNIQUE ("account_id", "name");
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"secret_sha256" text NOT NULL,
	"permissions" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" jsonb NOT NULL,
	"last_used_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_secret_sha256_unique" UNIQUE("secret_sha256")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"order" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_order_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" jsonb NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotent_answers" (
	"account_id" text NOT NULL,
	"key" text NOT NULL,
	"request_sha256" text NOT NULL,
	"status" integer,
	"body" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotent_answers_account_id_key_pk" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
CREATE TABLE "hub_secrets" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"email" text NOT NULL,
	"role" text,
	"status" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"inviter_id" text
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "member_once" UNIQUE("organization_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limits_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "reps" (
	"member_id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"available" boolean DEFAULT true NOT NULL,
	"capacity" integer,
	"email_notices" boolean DEFAULT true NOT NULL,
	"turn" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	"active_organization_id" text,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pairings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"public_key" text NOT NULL,
	"code_sha256" text NOT NULL,
	"suggested_name" text NOT NULL,
	"software_version" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"account_id" text,
	"approved_at" timestamp with time zone,
	"approved_by" jsonb,
	"name" text,
	"location" text,
	"profile" text,
	"robot_id" integer,
	"confirmed_at" timestamp with time zone,
	"declined_at" timestamp with time zone,
	CONSTRAINT "pairings_code_sha256_unique" UNIQUE("code_sha256")
);
--> statement-breakpoint
CREATE TABLE "robot_keys" (
	"public_key" text PRIMARY KEY NOT NULL,
	"robot_id" integer NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"valid_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "robot_orders" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"robot_id" integer NOT NULL,
	"kind" text NOT NULL,
	"records" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"ordered_at" timestamp with time zone NOT NULL,
	"ordered_by" jsonb NOT NULL,
	"answered_at" timestamp with time zone,
	"receipt" jsonb
);
--> statement-breakpoint
CREATE TABLE "rejected_intakes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"robot_id" integer NOT NULL,
	"outbox" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"reasons" jsonb NOT NULL,
	"record" text,
	"settled_at" timestamp with time zone,
	"settled" text,
	"settled_by" jsonb,
	"settled_why" text,
	CONSTRAINT "rejected_once" UNIQUE("robot_id","outbox","sequence")
);
--> statement-breakpoint
CREATE TABLE "contact_points" (
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"contact_id" uuid NOT NULL,
	CONSTRAINT "contact_points_account_id_kind_value_contact_id_pk" PRIMARY KEY("account_id","kind","value","contact_id")
);
--> statement-breakpoint
CREATE TABLE "contact_profiles" (
	"contact_id" uuid PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"profile" jsonb NOT NULL,
	"sources_sha256" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"name" text,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"owner_member" text,
	"merged_into" uuid,
	"erased_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "duplicates" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"first" uuid NOT NULL,
	"second" uuid NOT NULL,
	"why" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"settled" text,
	"settled_at" timestamp with time zone,
	"settled_by" jsonb,
	CONSTRAINT "duplicate_once" UNIQUE("account_id","first","second")
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"contact_id" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"requested_by" jsonb NOT NULL,
	"reason" text NOT NULL,
	"removed" jsonb NOT NULL,
	"orders" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "merges" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"kept" uuid NOT NULL,
	"merged" uuid NOT NULL,
	"moved" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" jsonb NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "tag_reviews" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"group" text NOT NULL,
	"word" text NOT NULL,
	"seen" integer DEFAULT 1 NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"tag" text,
	CONSTRAINT "word_once" UNIQUE("account_id","group","word")
);
--> statement-breakpoint
CREATE TABLE "field_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "field_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"field" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "leads_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"contact_id" uuid NOT NULL,
	"pipeline" text NOT NULL,
	"stage" text NOT NULL,
	"stage_kind" text NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"visit_at" timestamp with time zone NOT NULL,
	"form" text,
	"robot_id" integer,
	"location" text,
	"source" text,
	"campaign" text,
	"tags" jsonb NOT NULL,
	"fields" jsonb NOT NULL,
	"completeness" double precision NOT NULL,
	"score" integer NOT NULL,
	"score_parts" jsonb NOT NULL,
	"assignee" text,
	"first_contact_at" timestamp with time zone,
	"returning" boolean DEFAULT false NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" jsonb NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transitions" (
	"order" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "transitions_order_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"pipeline" text NOT NULL,
	"from_stage" text,
	"to_stage" text NOT NULL,
	"to_kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"since" timestamp with time zone,
	"by" jsonb NOT NULL,
	"note" text NOT NULL,
	"feedback" jsonb
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" jsonb NOT NULL,
	"note" text NOT NULL,
	"restores" integer,
	CONSTRAINT "documents_account_id_kind_name_version_pk" PRIMARY KEY("account_id","kind","name","version")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"channel" text NOT NULL,
	"webhook_id" uuid,
	"target" text NOT NULL,
	"event" text NOT NULL,
	"lead_id" uuid,
	"body" jsonb,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone,
	"delivered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "firings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"rule" text NOT NULL,
	"rule_label" text NOT NULL,
	"playbook_version" integer NOT NULL,
	"lead_id" uuid NOT NULL,
	"occasion" text NOT NULL,
	"steps" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "fires_once" UNIQUE("lead_id","rule","occasion")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"key" text,
	"body" jsonb NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claimed_until" timestamp with time zone,
	"last_error" text,
	"dead_at" timestamp with time zone,
	CONSTRAINT "job_once" UNIQUE("kind","key")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"member_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"lead_id" uuid,
	"task_id" uuid,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "task_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"task_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"event" text NOT NULL,
	"assignee" text,
	"detail" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"firing_id" uuid,
	"title" text NOT NULL,
	"next_action" text NOT NULL,
	"assignee" text,
	"due_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"late_why" text,
	"given_at" timestamp with time zone NOT NULL,
	"acknowledged_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"outcome" text,
	"escalate" jsonb NOT NULL,
	"escalations" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"url" text NOT NULL,
	"description" text NOT NULL,
	"secret" text NOT NULL,
	"events" jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "idempotent_answers" ADD CONSTRAINT "idempotent_answers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organization_id_accounts_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_inviter_id_users_id_fk" FOREIGN KEY ("inviter_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_organization_id_accounts_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "reps" ADD CONSTRAINT "reps_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "reps" ADD CONSTRAINT "reps_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "pairings" ADD CONSTRAINT "pairings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "pairings" ADD CONSTRAINT "pairings_robot_id_robots_id_fk" FOREIGN KEY ("robot_id") REFERENCES "public"."robots"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "robot_keys" ADD CONSTRAINT "robot_keys_robot_id_robots_id_fk" FOREIGN KEY ("robot_id") REFERENCES "public"."robots"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "robot_orders" ADD CONSTRAINT "robot_orders_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "robot_orders" ADD CONSTRAINT "robot_orders_robot_id_robots_id_fk" FOREIGN KEY ("robot_id") REFERENCES "public"."robots"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "rejected_intakes" ADD CONSTRAINT "rejected_intakes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "rejected_intakes" ADD CONSTRAINT "rejected_intakes_robot_id_robots_id_fk" FOREIGN KEY ("robot_id") REFERENCES "public"."robots"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "contact_points" ADD CONSTRAINT "contact_points_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "contact_points" ADD CONSTRAINT "contact_points_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "contact_profiles" ADD CONSTRAINT "contact_profiles_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "contact_profiles" ADD CONSTRAINT "contact_profiles_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "duplicates" ADD CONSTRAINT "duplicates_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "duplicates" ADD CONSTRAINT "duplicates_first_contacts_id_fk" FOREIGN KEY ("first") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "duplicates" ADD CONSTRAINT "duplicates_second_contacts_id_fk" FOREIGN KEY ("second") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_kept_contacts_id_fk" FOREIGN KEY ("kept") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_merged_contacts_id_fk" FOREIGN KEY ("merged") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "tag_reviews" ADD CONSTRAINT "tag_reviews_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "field_changes" ADD CONSTRAINT "field_changes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "field_changes" ADD CONSTRAINT "field_changes_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_robot_id_robots_id_fk" FOREIGN KEY ("robot_id") REFERENCES "public"."robots"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_assignee_members_id_fk" FOREIGN KEY ("assignee") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "transitions" ADD CONSTRAINT "transitions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "transitions" ADD CONSTRAINT "transitions_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_webhook_id_webhooks_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhooks"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "firings" ADD CONSTRAINT "firings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "firings" ADD CONSTRAINT "firings_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "task_events" ADD CONSTRAINT "task_events_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_firing_id_firings_id_fk" FOREIGN KEY ("firing_id") REFERENCES "public"."firings"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_assignee_members_id_fk" FOREIGN KEY ("assignee") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "audit_newest" ON "audit" USING btree ("account_id","order" DESC);
--> statement-breakpoint
CREATE INDEX "credentials_of_user" ON "credentials" USING btree ("user_id");
--> statement-breakpoint
CREATE INDEX "invitations_of_account" ON "invitations" USING btree ("organization_id");
--> statement-breakpoint
CREATE INDEX "members_of_user" ON "members" USING btree ("user_id");
--> statement-breakpoint
CREATE INDEX "sessions_of_user" ON "sessions" USING btree ("user_id");
--> statement-breakpoint
CREATE INDEX "verifications_by_identifier" ON "verifications" USING btree ("identifier");
--> statement-breakpoint
CREATE INDEX "pairings_of_key" ON "pairings" USING btree ("public_key");
--> statement-breakpoint
CREATE INDEX "keys_of_robot" ON "robot_keys" USING btree ("robot_id");
--> statement-breakpoint
CREATE INDEX "orders_of_robot" ON "robot_orders" USING btree ("robot_id");
--> statement-breakpoint
CREATE INDEX "visits_latest" ON "visits" USING btree ("robot_id","ended_at" DESC);
--> statement-breakpoint
CREATE INDEX "rejected_newest" ON "rejected_intakes" USING btree ("account_id","received_at" DESC);
--> statement-breakpoint
CREATE INDEX "points_of_contact" ON "contact_points" USING btree ("contact_id");
--> statement-breakpoint
CREATE INDEX "contacts_latest" ON "contacts" USING btree ("account_id","last_seen_at" DESC);
--> statement-breakpoint
CREATE INDEX "erasures_newest" ON "erasures" USING btree ("account_id","requested_at" DESC);
--> statement-breakpoint
CREATE INDEX "field_changes_of_lead" ON "field_changes" USING btree ("lead_id");
--> statement-breakpoint
CREATE INDEX "leads_newest" ON "leads" USING btree ("account_id","number" DESC);
--> statement-breakpoint
CREATE INDEX "leads_on_board" ON "leads" USING btree ("account_id","pipeline","stage","entered_at" DESC);
--> statement-breakpoint
CREATE INDEX "leads_of_contact" ON "leads" USING btree ("contact_id");
--> statement-breakpoint
CREATE INDEX "leads_of_assignee" ON "leads" USING btree ("assignee");
--> statement-breakpoint
CREATE INDEX "leads_by_creation" ON "leads" USING btree ("account_id","created_at");
--> statement-breakpoint
CREATE INDEX "notes_of_lead" ON "notes" USING btree ("lead_id");
--> statement-breakpoint
CREATE INDEX "notes_of_contact" ON "notes" USING btree ("contact_id");
--> statement-breakpoint
CREATE INDEX "transitions_of_lead" ON "transitions" USING btree ("lead_id","order");
--> statement-breakpoint
CREATE INDEX "transitions_in_time" ON "transitions" USING btree ("account_id","at");
--> statement-breakpoint
CREATE INDEX "transitions_by_stage" ON "transitions" USING btree ("account_id","pipeline","to_stage","lead_id");
--> statement-breakpoint
CREATE INDEX "deliveries_newest" ON "deliveries" USING btree ("account_id","created_at" DESC);
--> statement-breakpoint
CREATE INDEX "deliveries_to_webhook" ON "deliveries" USING btree ("webhook_id") WHERE state = 'waiting';
--> statement-breakpoint
CREATE INDEX "firings_newest" ON "firings" USING btree ("account_id","at" DESC);
--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("run_at") WHERE dead_at IS NULL;
--> statement-breakpoint
CREATE INDEX "notices_of_member" ON "notices" USING btree ("member_id","at" DESC);
--> statement-breakpoint
CREATE INDEX "events_of_task" ON "task_events" USING btree ("task_id");
--> statement-breakpoint
CREATE INDEX "tasks_of_lead" ON "tasks" USING btree ("lead_id");
--> statement-breakpoint
CREATE INDEX "tasks_of_assignee" ON "tasks" USING btree ("assignee","due_at");
--> statement-breakpoint
CREATE INDEX "tasks_open" ON "tasks" USING btree ("account_id","done_at","due_at");
--> statement-breakpoint
INSERT INTO "robot_keys" ("public_key", "robot_id", "added_at") SELECT "public_key", "id", "enrolled_at" FROM "robots";
--> statement-breakpoint
ALTER TABLE "robots" DROP COLUMN "public_key";
--> statement-breakpoint
ALTER TABLE "configs" ADD COLUMN "document_name" text, ADD COLUMN "document_version" integer;
--> statement-breakpoint
ALTER TABLE "intakes"
	ADD COLUMN "account_id" text REFERENCES "accounts"("id"),
	ADD COLUMN "contact_id" uuid REFERENCES "contacts"("id"),
	ADD COLUMN "lead_id" uuid REFERENCES "leads"("id"),
	ALTER COLUMN "record" DROP NOT NULL;
--> statement-breakpoint
UPDATE "intakes" SET "account_id" = 'first';
--> statement-breakpoint
ALTER TABLE "intakes" ALTER COLUMN "account_id" SET NOT NULL;
--> statement-breakpoint
CREATE INDEX "intakes_newest" ON "intakes" ("account_id", "arrival" DESC);
--> statement-breakpoint
CREATE INDEX "intakes_of_contact" ON "intakes" ("contact_id");
--> statement-breakpoint
CREATE INDEX "intakes_of_lead" ON "intakes" ("lead_id");
--> statement-breakpoint
-- Records without a lead: those from before. The hub files them when it starts.
CREATE INDEX "intakes_to_file" ON "intakes" ("arrival") WHERE "lead_id" IS NULL AND "record" IS NOT NULL;
--> statement-breakpoint
-- The log itself knows how long the stay was that a move ends, so that time in stage is read without a join.
CREATE FUNCTION "remember_stay"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	SELECT before."at" INTO NEW."since" FROM "transitions" AS before
		WHERE before."lead_id" = NEW."lead_id" ORDER BY before."order" DESC LIMIT 1;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "transitions_tell_the_stay" BEFORE INSERT ON "transitions"
	FOR EACH ROW WHEN (NEW."from_stage" IS NOT NULL AND NEW."since" IS NULL)
	EXECUTE FUNCTION "remember_stay"();
--> statement-breakpoint
CREATE FUNCTION "refuse_change_of_transition"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- An erasure removes words and nothing else.
	IF TG_OP = 'UPDATE' AND current_setting('stella.erasing', true) = 'yes'
		AND (NEW."order", NEW."account_id", NEW."lead_id", NEW."pipeline", NEW."to_stage", NEW."to_kind", NEW."at")
			= (OLD."order", OLD."account_id", OLD."lead_id", OLD."pipeline", OLD."to_stage", OLD."to_kind", OLD."at")
		AND (NEW."from_stage", NEW."since") IS NOT DISTINCT FROM (OLD."from_stage", OLD."since") THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION 'the log of transitions is never changed';
END $$;
--> statement-breakpoint
CREATE TRIGGER "transitions_are_final" BEFORE UPDATE OR DELETE ON "transitions"
	FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_transition"();
--> statement-breakpoint
CREATE TRIGGER "transitions_stay" BEFORE TRUNCATE ON "transitions"
	FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_transition"();
